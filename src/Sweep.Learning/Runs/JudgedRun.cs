using Sweep.Learning.Training;
using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Runs;

/// <summary>
/// Runs one training with all its trials, and judges them. A trial that refutes a law is measured again in float64 and with another number of threads,
/// training included, before its outcome is returned.
/// </summary>
public static class JudgedRun
{
    /// <summary>Number of counter-examples of one training with weights and images; their network is the same.</summary>
    internal const int MostWithEvidence = 4;

    /// <summary>Yields each trial's outcome as soon as it is measured, refuted ones last. Runs on the calling thread only.</summary>
    /// <param name="trials">At least one; all share <see cref="GridPoint.TrainingCanonical"/>.</param>
    /// <param name="recorded">Returns the prediction of a trial at its submission, with which its measurement is compared.</param>
    /// <param name="checkpointing">Null: an interrupted training starts again from the beginning, as rechecks always do.</param>
    /// <param name="images">Expected SHA-256 of the user's images; null: any images in the folder.</param>
    /// <param name="count">Counts the steps of the training, but not those of rechecks; null: nobody asks.</param>
    /// <param name="timeUp">If it is cancelled during a recheck, the trial counts as not measured again.</param>
    /// <param name="cancellationToken">Checked between steps and between trials; must also be cancelled with <paramref name="timeUp"/>.</param>
    /// <exception cref="TrainingDivergedException">The loss became infinite or NaN.</exception>
    /// <exception cref="InvalidSweepException">The images cannot be read, or have changed.</exception>
    public static IEnumerable<JudgedOutcome> Of(
        IReadOnlyList<Trial> trials, Func<Trial, Prediction> recorded, Checkpointing? checkpointing, string? images, StepCount? count, CancellationToken timeUp,
        CancellationToken cancellationToken)
    {
        var conditions = new RunConditions { Checkpointing = checkpointing, Images = images, StepCount = count };
        return Of(trials, recorded, static trial => trial.Prediction, conditions, timeUp, cancellationToken);
    }

    /// <summary>Compares with the predictions of this program, for trials that no sweep recorded.</summary>
    /// <inheritdoc cref="Of(IReadOnlyList{Trial}, Func{Trial, Prediction}, Checkpointing?, string?, StepCount?, CancellationToken, CancellationToken)"/>
    public static IEnumerable<JudgedOutcome> Of(
        IReadOnlyList<Trial> trials, Checkpointing? checkpointing, string? images, CancellationToken timeUp, CancellationToken cancellationToken) =>
        Of(trials, static trial => trial.Prediction, checkpointing, images, null, timeUp, cancellationToken);

    /// <param name="laws">Returns the prediction of this program; if it differs from the recorded one, the verdict is inconclusive.</param>
    internal static IEnumerable<JudgedOutcome> Of(
        IReadOnlyList<Trial> trials, Func<Trial, Prediction> recorded, Func<Trial, Prediction> laws, RunConditions conditions, CancellationToken timeUp,
        CancellationToken cancellationToken)
    {
        Judgement Judged(Trial trial, Measurement measurement)
        {
            var prediction = recorded(trial);
            var judgement = Judgement.Of(trial, prediction, measurement);
            return prediction.Differs(laws(trial), Laws.All) is { } law ? Judgement.OfOtherLaws(judgement, law) : judgement;
        }

        List<SuspectTrial> suspects = [];
        conditions = conditions with
        {
            KeepsEvidence = (trial, measurement) =>
                suspects.Count < MostWithEvidence && Judged(trial, measurement).Overall == Verdict.Refuted,
        };
        foreach (var outcome in TrainingRun.Of(trials, conditions, cancellationToken))
        {
            var judgement = Judged(outcome.Trial, outcome.Measurement);
            if (judgement.Overall == Verdict.Refuted)
            {
                suspects.Add(new SuspectTrial(outcome, judgement));
            }
            else
            {
                yield return new JudgedOutcome(outcome, judgement, null);
            }
        }

        // Suspects are trials of which both predictions are equal; a trial under another condition has no recorded one.
        new Rechecking(laws, timeUp, cancellationToken).Run(suspects);
        foreach (var suspect in suspects)
        {
            yield return suspect.Judged(recorded(suspect.Outcome.Trial));
        }
    }
}
