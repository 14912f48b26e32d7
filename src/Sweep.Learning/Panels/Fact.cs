using System.Globalization;
using Sweep.Theory.Measuring;
using Sweep.Theory.Predictions;

namespace Sweep.Learning.Panels;

/// <summary>One measured number of a trial and, where a law speaks of it, what was predicted.</summary>
internal sealed record Fact(string Name, string Value, string Note)
{
    /// <summary>What was measured, and nothing that was not.</summary>
    public static IReadOnlyList<Fact> Of(Measurement measured, Prediction prediction) => [.. All(measured, prediction)];

    private static IEnumerable<Fact> All(Measurement measured, Prediction prediction)
    {
        if (measured.Dead)
        {
            yield return new("network", "dead", "nothing but the head's bias");
        }

        if (measured.Distinct is { } distinct)
        {
            yield return new("distinct embeddings", Whole(distinct), prediction.Distinct is { } most ? $"predicted {Whole(most)}" : $"bound {Whole(prediction.Bound)}");
        }

        if (measured.StitchErrorMax is { } error)
        {
            yield return new("stitch error, sd", Number(error), Predicted(prediction.Seamless, "0", "above 0"));
        }

        if (measured.JumpRatio is { } jump)
        {
            yield return new("jump ratio", Number(jump), Predicted(prediction.Jump, "a jump", "1"));
        }

        if (measured.ShiftErrorMax is { } shift)
        {
            yield return new("shift error, sd", Number(shift), Predicted(prediction.Equivariant, "0", "above 0"));
        }

        if (measured.Separable is { } separable)
        {
            yield return new("separable", separable ? "yes" : "no", Predicted(prediction.Separable, "possible", "no"));
        }

        if (measured is { FalseSplits: { } splits, CutObjects: { } cut })
        {
            yield return new("false splits", Whole(splits), OfObjects(cut));
        }

        if (measured is { FalseMerges: { } merges, TruthObjects: { } objects })
        {
            yield return new("false merges", Whole(merges), OfObjects(objects));
        }

        if (measured.Ap50 is { } average)
        {
            yield return new("AP at IoU 0.5", average.ToString("0.00", CultureInfo.InvariantCulture), measured.Ap is { } mean ? $"0.5:0.95: {mean.ToString("0.00", CultureInfo.InvariantCulture)}" : "");
        }

        if (measured.FinalLoss is { } loss)
        {
            yield return new("loss", Number(loss), measured.StepsMade is { } steps ? $"after {Whole(steps)} steps" : "");
        }
    }

    private static string Predicted(bool? prediction, string ifTrue, string ifFalse) =>
        prediction is { } known ? $"predicted {(known ? ifTrue : ifFalse)}" : "";

    private static string OfObjects(long number) => $"of {Whole(number)} object{(number == 1 ? "" : "s")}";

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Three digits, no matter how small.</summary>
    private static string Number(double number) => Math.Abs(number) is > 0 and < 0.001 or >= 10000
        ? number.ToString("0.0e-0", CultureInfo.InvariantCulture)
        : number.ToString(Math.Abs(number) >= 10 ? "0.0" : "0.###", CultureInfo.InvariantCulture);
}
