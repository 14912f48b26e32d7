using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Ledger;

/// <summary>A training that still has unfinished trials.</summary>
internal sealed class OpenWork(OpenTraining training)
{
    private readonly List<TrialId> open = [.. training.Trials];
    private readonly Dictionary<FailureCause, int> failures = new(training.Failures);

    public TrainingId Id { get; } = training.Id;

    /// <summary>Estimated operations of one trial with its share of the training.</summary>
    public double CostPerTrial { get; } = training.Cost / Math.Max(1, training.Trials.Count);

    public IReadOnlyList<TrialId> Open => open;

    public double Cost => CostPerTrial * open.Count;

    /// <summary>True after a failure other than a cancellation. Such a training is leased alone, so that it takes no other training with it.</summary>
    public bool IsSuspect => failures.Any(static count => count.Key != FailureCause.Cancelled && count.Value > 0);

    /// <summary>The lease that holds it; null: free.</summary>
    public HeldLease? Holder { get; set; }

    public bool Finish(TrialId trial) => open.Remove(trial);

    /// <summary>Counts a failure and returns the number of failures by this cause.</summary>
    public int CountFailure(FailureCause cause) => failures[cause] = failures.GetValueOrDefault(cause) + 1;
}
