using Sweep.Contracts.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Ledger;

/// <summary>A lease in somebody's hands.</summary>
internal sealed class HeldLease(long token, WorkerIdentity worker, DateTimeOffset since, IReadOnlyList<OpenWork> trainings)
{
    public long Token { get; } = token;

    public WorkerIdentity Worker { get; } = worker;

    public DateTimeOffset Since { get; } = since;

    public DateTimeOffset Expires { get; set; }

    /// <summary>True once the worker renewed or reported: before that, the reply that brought the lease may have been lost.</summary>
    public bool IsHeardOf { get; set; }

    /// <summary>Trials whose first result came under this lease.</summary>
    public HashSet<TrialId> Reported { get; } = [];

    /// <summary>In the order in which the worker takes them; those that ended are no longer held by this lease.</summary>
    public IReadOnlyList<OpenWork> Trainings { get; } = trainings;

    public IEnumerable<OpenWork> Held => Trainings.Where(work => work.Holder == this);
}
