using Sweep.Theory.Measuring;
using Sweep.Theory.Predictions;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Verdicts;

/// <summary>A measurement held against a prediction.</summary>
public enum Verdict { Confirmed, NotReached, Refuted, Inconclusive, NotPredicted }

/// <summary>The verdict of a trial and of each of its laws (null: not measured), with one sentence why.</summary>
public sealed record Judgement(Verdict Overall, Verdict? Distinct, Verdict? Stitching, Verdict? Seams, string Reason)
{
    /// <summary>Holds a measurement against the trial's prediction.</summary>
    public static Judgement Of(Trial trial, Measurement measurement) => throw new NotImplementedException();
}
