using Sweep.Learning.Training;
using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

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
    /// <param name="recorded">What was predicted of a trial when it was submitted: what every measurement is compared with.</param>
    /// <param name="checkpointing">Null: a training that is interrupted begins anew. Rechecks always do.</param>
    /// <param name="images">SHA-256 of the user's images that the trials are to see; null: whatever is in their folder.</param>
    /// <param name="timeUp">When it comes during a recheck, the trial counts as not measured again.</param>
    /// <param name="cancellationToken">Looked at between steps and between trials; to be cancelled with <paramref name="timeUp"/> too.</param>
    /// <exception cref="TrainingDivergedException">The loss became infinite or NaN.</exception>
    /// <exception cref="InvalidSweepException">The images cannot be read, or are others.</exception>
    public static IEnumerable<JudgedOutcome> Of(
        IReadOnlyList<Trial> trials, Func<Trial, Prediction> recorded, Checkpointing? checkpointing, string? images, CancellationToken timeUp,
        CancellationToken cancellationToken) =>
        Of(trials, recorded, static trial => trial.Prediction, new RunConditions { Checkpointing = checkpointing, Images = images }, timeUp, cancellationToken);

    /// <summary>Compares with what the laws at hand predict: for trials that no sweep recorded.</summary>
    /// <inheritdoc cref="Of(IReadOnlyList{Trial}, Func{Trial, Prediction}, Checkpointing?, string?, CancellationToken, CancellationToken)"/>
    public static IEnumerable<JudgedOutcome> Of(
        IReadOnlyList<Trial> trials, Checkpointing? checkpointing, string? images, CancellationToken timeUp, CancellationToken cancellationToken) =>
        Of(trials, static trial => trial.Prediction, checkpointing, images, timeUp, cancellationToken);

    /// <param name="laws">What this program predicts: where it is another prediction than the recorded one, nothing is decided.</param>
    internal static IEnumerable<JudgedOutcome> Of(
        IReadOnlyList<Trial> trials, Func<Trial, Prediction> recorded, Func<Trial, Prediction> laws, RunConditions conditions, CancellationToken timeUp,
        CancellationToken cancellationToken)
    {
        Judgement Judged(Trial trial, Measurement measurement) => Judgement.Of(trial, recorded(trial), measurement) is var judgement
            && recorded(trial).Differs(laws(trial), Laws.All) is { } law ? Judgement.OfOtherLaws(judgement, law) : judgement;
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

        new Rechecking(recorded, timeUp, cancellationToken).Run(suspects);
        foreach (var suspect in suspects)
        {
            yield return suspect.Judged(recorded(suspect.Outcome.Trial));
        }
    }
}
