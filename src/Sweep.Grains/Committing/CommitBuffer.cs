using Sweep.Storage.Trials;

namespace Sweep.Grains.Committing;

/// <summary>Collects the rows of the next group commit.</summary>
internal sealed class CommitBuffer : ICommitBatch
{
    private readonly List<MeasuredTrial> measured = [];
    private readonly List<Attempt> failures = [];
    private readonly List<FailedTrial> failedForGood = [];
    private long fileBytes;

    /// <summary>Attempts after which the next rows go to another transaction.</summary>
    private const int Most = 20_000;

    private const long MostFileBytes = 64 << 20;

    public bool IsFull => measured.Count + failures.Count >= Most || fileBytes >= MostFileBytes;

    public bool IsEmpty => measured.Count == 0 && failures.Count == 0 && failedForGood.Count == 0;

    public void Add(MeasuredTrial trial)
    {
        measured.Add(trial);
        fileBytes += (trial.Panel?.Length ?? 0) + (trial.CounterExample?.Length ?? 0);
    }

    public void Add(IEnumerable<Attempt> failed, IEnumerable<FailedTrial> forGood)
    {
        failures.AddRange(failed);
        failedForGood.AddRange(forGood);
    }

    public Flush ToFlush() => new(measured, failures, failedForGood, LeaseChanges.None);
}
