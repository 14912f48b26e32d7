using Sweep.Theory.Trials;

namespace Sweep.Contracts.Scheduling;

/// <summary>How far a worker is with the training that it computes at this moment.</summary>
[GenerateSerializer, Immutable, Alias("sweep.TrainingAtWork")]
public sealed record TrainingAtWork
{
    [Id(0)] public required TrainingId Training { get; init; }

    /// <summary>The grid point of one of its trials, see <see cref="LeasedConfiguration.Point"/>.</summary>
    [Id(1)] public required string Point { get; init; }

    /// <summary>Number of steps whose time is not counted: those of an earlier attempt, and those of about the first half of the time.</summary>
    [Id(2)] public required int FirstStep { get; init; }

    /// <summary>Number of steps done, those before <see cref="FirstStep"/> included.</summary>
    [Id(3)] public required int Step { get; init; }

    /// <summary>Number of steps of the training. Once the network is trained it equals <see cref="Step"/>, also if the loss reached 0 early.</summary>
    [Id(4)] public required int Steps { get; init; }

    /// <summary>Time of the steps after <see cref="FirstStep"/>, until now or until the network was trained.</summary>
    [Id(5)] public required TimeSpan TrainingTime { get; init; }

    /// <summary>Time since the network was trained, or since its last trial was measured; zero before.</summary>
    [Id(6)] public required TimeSpan MeasuringTime { get; init; }
}

/// <summary>A training that a worker computes.</summary>
[GenerateSerializer, Immutable, Alias("sweep.RunningTraining")]
public sealed record RunningTraining
{
    /// <summary>What its worker told last.</summary>
    [Id(0)] public required TrainingAtWork AtWork { get; init; }

    /// <summary>Time since it did.</summary>
    [Id(1)] public required TimeSpan Age { get; init; }
}
