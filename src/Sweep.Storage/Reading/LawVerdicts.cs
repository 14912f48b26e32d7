namespace Sweep.Storage.Reading;

/// <summary>Verdicts of a sweep on one law.</summary>
/// <param name="Law">Such as <c>L2 exact count</c>.</param>
/// <param name="Trials">Measured trials with a prediction of the law, and their verdicts.</param>
/// <param name="Configurations">
/// The same with the seeds of a configuration taken together: for counts the largest one is compared with the prediction.
/// </param>
public sealed record LawVerdicts(string Law, long N, VerdictCounts Trials, long NConfigurations, VerdictCounts Configurations);

/// <summary>A trial that refutes a law, with the evidence.</summary>
/// <param name="Canonical">The grid point as text.</param>
public sealed record RefutedTrial(
    Guid Trial, long Ordinal, string Canonical, string Reason, long? PredictedDistinct, long? MeasuredDistinct, double? ClassGap, bool? PredictedSeamless,
    double? StitchErrorMax, bool? PredictedJump, double? JumpRatio);

/// <summary>Trials that failed for good for one cause, with one of their errors.</summary>
public sealed record FailureGroup(string Cause, long N, string Example);
