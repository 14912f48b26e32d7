using Sweep.Contracts.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Ledger;

/// <summary>A running lease.</summary>
internal sealed class HeldLease(long token, WorkerIdentity worker, DateTimeOffset since, IReadOnlyList<OpenWork> trainings)
{
    public long Token { get; } = token;

    public WorkerIdentity Worker { get; } = worker;

    public DateTimeOffset Since { get; } = since;

    public DateTimeOffset Expires { get; set; }

    /// <summary>True once the worker renewed or reported. Before that, the reply with the lease may have been lost.</summary>
    public bool IsHeardOf { get; set; }

    /// <summary>Trials whose first result this lease brought.</summary>
    public HashSet<TrialId> Reported { get; } = [];

    /// <summary>All its trainings in the order in which the worker takes them, also those that have ended.</summary>
    public IReadOnlyList<OpenWork> Trainings { get; } = trainings;

    /// <summary>Trainings that have not ended.</summary>
    public IEnumerable<OpenWork> Held => Trainings.Where(work => work.Holder == this);
}
