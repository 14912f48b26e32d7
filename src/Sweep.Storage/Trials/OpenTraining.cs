using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>A training with what the ledger needs of it. Trials are in grid order.</summary>
/// <param name="Cost">Sum of <see cref="Trial.Cost"/> over what is left.</param>
/// <param name="Failures">Failed attempts so far, by cause.</param>
public sealed record OpenTraining(
    TrainingId Id, double Cost, IReadOnlyList<TrialId> Trials, IReadOnlyDictionary<FailureCause, int> Failures);

public sealed record TrainingWork(TrainingId Id, IReadOnlyList<TrialWork> Trials);

public sealed record TrialWork(TrialId Id, GridPoint Point);
