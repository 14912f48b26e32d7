using Sweep.Theory.Measuring;
using Sweep.Theory.Predictions;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Verdicts;

/// <summary>The verdict of a trial and of each of its laws (null: not measured), with one sentence why.</summary>
/// <param name="Cause">Why the overall verdict is what it is, without this trial's numbers: trials of equal causes are counted together.</param>
public sealed record Judgement(
    Verdict Overall, Verdict? Distinct, Verdict? Stitching, Verdict? Seams, Verdict? Separable, Verdict? Shifts, string Reason, string Cause = "")
{
    private const string Nothing = "nothing was measured that a law speaks of";

    /// <summary>From the verdict that matters most to the one that says least.</summary>
    private static readonly Verdict[] ByWeight =
        [Verdict.Refuted, Verdict.Inconclusive, Verdict.NotReached, Verdict.Confirmed, Verdict.NotPredicted];

    /// <summary>Holds a measurement against the trial's prediction.</summary>
    public static Judgement Of(Trial trial, Measurement measurement) => Of(trial, trial.Prediction, measurement);

    /// <summary>The same against a prediction that was written down, perhaps by another version of the laws.</summary>
    public static Judgement Of(Trial trial, Prediction prediction, Measurement measurement)
    {
        var asked = trial.Point.Measure;
        var distinct = asked.HasFlag(Measures.Separability) ? CountVerdict.Of(trial, prediction.Distinct, measurement) : null;
        var stitching = asked.HasFlag(Measures.Stitching) && trial.Tiling is not null ? StitchVerdict.Of(trial, prediction.Seamless, measurement) : null;
        var seams = asked.HasFlag(Measures.Seams) && trial.Training is not null ? SeamVerdict.Of(trial, prediction.Jump, measurement) : null;
        var separable = asked.HasFlag(Measures.Instances) && trial.Training is not null ? SeparableVerdict.Of(trial, prediction.Separable, measurement) : null;
        var shifts = asked.HasFlag(Measures.Shifts) ? ShiftVerdict.Of(trial, prediction.Equivariant, measurement) : null;

        Finding[] findings = [.. new[] { distinct, stitching, seams, separable, shifts }.OfType<Finding>()];
        if (findings.Length == 0)
        {
            return new Judgement(Verdict.NotPredicted, null, null, null, null, null, Nothing, Nothing);
        }

        var overall = Heaviest(findings.Select(static finding => finding.Verdict));
        return new Judgement(
            overall, distinct?.Verdict, stitching?.Verdict, seams?.Verdict, separable?.Verdict, shifts?.Verdict,
            string.Join("; ", findings.Select(static finding => finding.Reason)),
            string.Join("; ", findings.Where(finding => finding.Verdict == overall).Select(static finding => finding.Cause).Distinct()));
    }

    /// <summary>The verdict of the laws together.</summary>
    internal static Verdict Heaviest(IEnumerable<Verdict> verdicts) => ByWeight.First(verdicts.Contains);
}
