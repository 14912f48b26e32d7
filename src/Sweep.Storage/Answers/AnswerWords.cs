using System.Globalization;
using Sweep.Storage.Reading;

namespace Sweep.Storage.Answers;

/// <summary>Numbers and counts as sentences need them.</summary>
internal static class AnswerWords
{
    /// <summary>"29", "0.96".</summary>
    public static string Number(double value) => value.ToString(Math.Abs(value) < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);

    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Percent(double share) => $"{(100 * share).ToString(share is > 0 and < 0.01 ? "0.#" : "0", CultureInfo.InvariantCulture)} %";

    /// <summary>"1 configuration", "3 configurations".</summary>
    public static string Counted(long count, string one) => $"{Whole(count)} {one}{(count == 1 ? "" : "s")}";

    /// <summary>"9", "9 and 18", "6, 9 and 18".</summary>
    public static string And(IReadOnlyList<string> words) => words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";

    /// <summary>"9", or "9 × 18" where the axes differ.</summary>
    public static string Lengths(IReadOnlyList<int> axes) => string.Join(" × ", (axes.Distinct().Count() == 1 ? axes.Take(1) : axes).Select(static axis => Whole(axis)));

    /// <summary>Trials that a law makes a prediction for.</summary>
    public static long Predicted(this VerdictCounts counts) => counts.Confirmed + counts.NotReached + counts.Refuted + counts.Inconclusive;

    public static VerdictCounts Plus(this VerdictCounts one, VerdictCounts other) => new(
        one.Confirmed + other.Confirmed, one.NotReached + other.NotReached, one.Refuted + other.Refuted, one.Inconclusive + other.Inconclusive,
        one.NotPredicted + other.NotPredicted);

    /// <summary>Returns what is added to the number of trials that agree with the prediction: "; 1 speaks against the prediction, 2 are inconclusive".</summary>
    public static string Rest(VerdictCounts counts)
    {
        string[] rest =
        [
            .. counts.Refuted == 0 ? Array.Empty<string>() : [$"{Whole(counts.Refuted)} {(counts.Refuted == 1 ? "speaks" : "speak")} against the prediction"],
            .. counts.Inconclusive == 0 ? Array.Empty<string>() : [Inconclusive(counts.Inconclusive)],
        ];
        return rest.Length == 0 ? "" : $"; {string.Join(", ", rest)}";
    }

    /// <summary>"in 3 of 4 configurations", of those that have a prediction.</summary>
    public static string Share(VerdictCounts counts) => $"in {Whole(counts.Confirmed)} of {Counted(counts.Predicted(), "configuration")}";

    public static string Inconclusive(long count) => $"{Whole(count)} {(count == 1 ? "is" : "are")} inconclusive";
}
