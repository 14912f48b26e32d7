using Sweep.Theory.Measuring;

namespace Sweep.Theory.Verdicts;

/// <summary>L2 and L7 for a user of the embeddings: symmetry forbids to tell objects apart, or merely allows it.</summary>
internal static class SeparableVerdict
{
    public static Finding? Of(bool? separable, Measurement measurement) => (separable, measurement.Separable) switch
    {
        (null, null) => null,
        (null, { } found) => new(Verdict.NotPredicted, $"{Word(found)}, none predicted"),
        (_, null) => new(Verdict.Inconclusive, "instances were not looked for"),
        (false, true) => new(Verdict.Refuted, "separable where symmetry forbids it"),
        (false, false) => new(Verdict.Confirmed, "not separable as predicted"),
        (true, true) => new(Verdict.Confirmed, "separable as is possible"),
        (true, false) => new(Verdict.NotReached, "not separable where it is possible"),
    };

    private static string Word(bool separable) => separable ? "separable" : "not separable";
}
