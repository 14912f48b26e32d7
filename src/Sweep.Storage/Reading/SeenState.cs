using Sweep.Storage.Cluster;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Points;

namespace Sweep.Storage.Reading;

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
