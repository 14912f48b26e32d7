using Sweep.Theory.Trials;

namespace Sweep.Contracts.Scheduling;

/// <summary>How far a worker is with the training that it computes at this moment.</summary>
[GenerateSerializer, Immutable, Alias("sweep.TrainingAtWork")]
public sealed record TrainingAtWork
{
    [Id(0)] public required TrainingId Training { get; init; }

    /// <summary>Number of steps whose time is not counted: those of an earlier attempt, and those of the first moment, in which code is compiled.</summary>
    [Id(1)] public required int FirstStep { get; init; }

    /// <summary>Number of steps done, those before <see cref="FirstStep"/> included.</summary>
    [Id(2)] public required int Step { get; init; }

    /// <summary>Number of steps of the training. Once the network is trained it equals <see cref="Step"/>, also if the loss reached 0 early.</summary>
    [Id(3)] public required int Steps { get; init; }

    /// <summary>Time of the steps after <see cref="FirstStep"/>, until now or until the network was trained.</summary>
    [Id(4)] public required TimeSpan TrainingTime { get; init; }

    /// <summary>Time since the network was trained; zero before.</summary>
    [Id(5)] public required TimeSpan MeasuringTime { get; init; }
}

/// <summary>A training that a worker computes, with what is left of it.</summary>
[GenerateSerializer, Immutable, Alias("sweep.RunningTraining")]
public sealed record RunningTraining
{
    /// <summary>
    /// The grid point of its first pending trial with seed 0 as canonical text, see <see cref="LeasedConfiguration.Point"/>. Null: not known here,
    /// because an earlier owner of the sweep granted the lease.
    /// </summary>
    [Id(0)] public required string? Point { get; init; }

    /// <summary>Number of its trials that are not finished yet.</summary>
    [Id(1)] public required int Pending { get; init; }

    /// <summary>What its worker told last.</summary>
    [Id(2)] public required TrainingAtWork AtWork { get; init; }

    /// <summary>Time since it did.</summary>
    [Id(3)] public required TimeSpan Age { get; init; }
}
