using Sweep.Learning.Training;
using Sweep.Theory;
using Sweep.Theory.Predictions;
using Sweep.Theory.Trials;
using Sweep.Theory.Verdicts;

namespace Sweep.Learning.Runs;

/// <summary>
/// One training with all its trials, judged. What refutes a law is measured again in float64 and with another number of threads,
/// training included, before it is believed; only then its outcome is given.
/// </summary>
public static class JudgedRun
{
    /// <summary>Counter-examples of one training that carry weights and images; their network is the same.</summary>
    internal const int MostWithEvidence = 4;

    /// <summary>Yields each trial's outcome as soon as it is measured, refuted ones last. Runs on the calling thread only.</summary>
    /// <param name="trials">At least one; all share <see cref="GridPoint.TrainingCanonical"/>.</param>
    /// <param name="checkpointing">Null: a training that is interrupted begins anew. Rechecks always do.</param>
    /// <param name="images">SHA-256 of the user's images that the trials are to see; null: whatever is in their folder.</param>
    /// <param name="timeUp">When it comes during a recheck, the trial counts as not measured again.</param>
    /// <param name="cancellationToken">Looked at between steps and between trials; to be cancelled with <paramref name="timeUp"/> too.</param>
    /// <exception cref="TrainingDivergedException">The loss became infinite or NaN.</exception>
    /// <exception cref="InvalidSweepException">The images cannot be read, or are others.</exception>
    public static IEnumerable<JudgedOutcome> Of(
        IReadOnlyList<Trial> trials, Checkpointing? checkpointing, string? images, CancellationToken timeUp, CancellationToken cancellationToken) =>
        Of(trials, static trial => trial.Prediction, new RunConditions { Checkpointing = checkpointing, Images = images }, timeUp, cancellationToken);

    /// <param name="predict">What every measurement is held against.</param>
    internal static IEnumerable<JudgedOutcome> Of(
        IReadOnlyList<Trial> trials, Func<Trial, Prediction> predict, RunConditions conditions, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        List<SuspectTrial> suspects = [];
        conditions = conditions with
        {
            KeepsEvidence = (trial, measurement) =>
                suspects.Count < MostWithEvidence && Judgement.Of(trial, predict(trial), measurement).Overall == Verdict.Refuted,
        };
        foreach (var outcome in TrainingRun.Of(trials, conditions, cancellationToken))
        {
            var judgement = Judgement.Of(outcome.Trial, predict(outcome.Trial), outcome.Measurement);
            if (judgement.Overall == Verdict.Refuted)
            {
                suspects.Add(new SuspectTrial(outcome, judgement));
            }
            else
            {
                yield return new JudgedOutcome(outcome, judgement, null);
            }
        }

        new Rechecking(predict, timeUp, cancellationToken).Run(suspects);
        foreach (var suspect in suspects)
        {
            yield return suspect.Judged(predict(suspect.Outcome.Trial));
        }
    }
}
