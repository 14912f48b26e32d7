using Sweep.Theory.Lawbook;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>A training with what the ledger needs of it. Trials are in grid order.</summary>
/// <param name="Cost">Sum of <see cref="Trial.Cost"/> over what is left.</param>
/// <param name="Failures">Failed attempts so far, by cause.</param>
public sealed record OpenTraining(
    TrainingId Id, double Cost, IReadOnlyList<TrialId> Trials, IReadOnlyDictionary<FailureCause, int> Failures);

/// <param name="Images">SHA-256 of the user's images as they were submitted; null: made scenes, or submitted before it was noted.</param>
public sealed record TrainingWork(TrainingId Id, IReadOnlyList<TrialWork> Trials, string? Images);

/// <param name="Point">The grid point as canonical text.</param>
/// <param name="Prediction">As it was recorded at submission.</param>
public sealed record TrialWork(TrialId Id, string Point, Prediction Prediction);
