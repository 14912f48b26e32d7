using Sweep.Theory.Trials;

namespace Sweep.Contracts.Scheduling;

/// <summary>How far a worker is with the training that it computes at this moment.</summary>
[GenerateSerializer, Immutable, Alias("sweep.TrainingAtWork")]
public sealed record TrainingAtWork
{
    [Id(0)] public required TrainingId Training { get; init; }

    /// <summary>Number of steps that this attempt took over from a checkpoint; 0: it began anew.</summary>
    [Id(1)] public required int FirstStep { get; init; }

    /// <summary>Number of steps done, those before <see cref="FirstStep"/> included.</summary>
    [Id(2)] public required int Step { get; init; }

    /// <summary>Number of steps of the training. Once the network is trained it equals <see cref="Step"/>, also if the loss reached 0 early.</summary>
    [Id(3)] public required int Steps { get; init; }

    /// <summary>Time in which this attempt did the steps after <see cref="FirstStep"/>, until now or until the network was trained.</summary>
    [Id(4)] public required TimeSpan TrainingTime { get; init; }

    /// <summary>Time since this attempt began, measuring included.</summary>
    [Id(5)] public required TimeSpan Time { get; init; }

    /// <summary>Returns the same training some time later; its steps stay, as nobody counted those since.</summary>
    public TrainingAtWork After(TimeSpan time) => this with { TrainingTime = Step == Steps ? TrainingTime : TrainingTime + time, Time = Time + time };
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

    /// <summary>What its worker told last, with the times until now.</summary>
    [Id(2)] public required TrainingAtWork AtWork { get; init; }
}
