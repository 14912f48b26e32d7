namespace Sweep.Contracts.Scheduling;

/// <summary>Counts of one sweep at one moment. Planned = Succeeded + Infeasible + Failed + Cancelled + Pending.</summary>
[GenerateSerializer, Immutable, Alias("sweep.SweepProgress")]
public sealed record SweepProgress
{
    [Id(0)] public required long Planned { get; init; }

    [Id(1)] public required long Infeasible { get; init; }

    [Id(2)] public required long Succeeded { get; init; }

    [Id(3)] public required long Failed { get; init; }

    [Id(4)] public required long Cancelled { get; init; }

    /// <summary>Not yet finished, leased or not.</summary>
    [Id(5)] public required long Pending { get; init; }

    /// <summary>Trials under a lease at this moment.</summary>
    [Id(6)] public required long Leased { get; init; }

    /// <summary>Failed attempts that were or will be repeated.</summary>
    [Id(7)] public required long Retries { get; init; }

    /// <summary>Estimated cost of the finished trials, in multiply-accumulate operations; the base of "time left".</summary>
    [Id(8)] public required double CostDone { get; init; }

    /// <summary>Estimated cost of all trials, in the same unit.</summary>
    [Id(9)] public required double CostPlanned { get; init; }

    /// <summary>True if nothing is left to do and everything is committed.</summary>
    [Id(10)] public required bool Finished { get; init; }

    /// <summary>One sentence if results cannot be written at the moment: they are kept and written again later.</summary>
    [Id(11)] public string? Trouble { get; init; }
}
