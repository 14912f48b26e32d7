using Sweep.Storage.Cluster;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

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

/// <summary>The state of a sweep at the time of asking.</summary>
/// <param name="Interrupted">It is to run, but no running <c>sweep run</c> holds it, and no node is alive.</param>
public readonly record struct SeenState(SweepState State, bool Interrupted)
{
    private const string InterruptedWord = "interrupted";

    /// <summary>All that <see cref="Word"/> may be.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. ChoiceText.All<SweepState>(), InterruptedWord];

    /// <summary>Such as <c>running</c> or <c>interrupted</c>.</summary>
    public string Word => Interrupted ? InterruptedWord : ChoiceText.Of(State);

    /// <summary>
    /// The condition that a row <c>s</c> of sweep.sweeps is interrupted. Stored nowhere: the lock of a run ends with its process, and a node
    /// that is no longer heard of counts as gone.
    /// </summary>
    internal static string IsInterrupted { get; } = $"""
        (s.state = 'running' and not exists (select from pg_locks l where {RunClaim.IsHeld("s.id")}) and not exists (select from sweep.nodes n where {NodeStore.IsAlive}))
        """;
}
