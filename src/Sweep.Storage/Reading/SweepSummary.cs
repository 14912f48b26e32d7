using Sweep.Storage.Sweeps;
using Sweep.Theory.Lawbook;

namespace Sweep.Storage.Reading;

/// <summary>A sweep at a glance. Planned = Succeeded + Failed + Infeasible + Cancelled + Missing.</summary>
public sealed record SweepSummary(
    string Name, string Question, SweepState State, DateTimeOffset Created, DateTimeOffset? Finalized, long Trainings, Coverage Coverage, VerdictCounts Verdicts)
{
    /// <summary>Each step doubles the sweep's share of the workers' time.</summary>
    public int Priority { get; init; }

    /// <summary>Free text of its users; empty: none.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether it is to run, but no process works on it.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Whether nothing is taken over from other sweeps.</summary>
    public bool Fresh { get; init; }

    public SeenState Seen => new(State, Interrupted);

    /// <summary>Words by which people find it again, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>Counts of the planned trials of a sweep by their state.</summary>
public sealed record Coverage(long Planned, long Succeeded, long Failed, long Infeasible, long Cancelled, long Missing);

/// <summary>Measured trials by verdict.</summary>
public sealed record VerdictCounts(long Confirmed, long NotReached, long Refuted, long Inconclusive, long NotPredicted)
{
    public long Of(Verdict verdict) => verdict switch
    {
        Verdict.Confirmed => Confirmed,
        Verdict.NotReached => NotReached,
        Verdict.Refuted => Refuted,
        Verdict.Inconclusive => Inconclusive,
        _ => NotPredicted,
    };
}
