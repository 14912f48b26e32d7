using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reports;
using Sweep.Theory.Points;

namespace Sweep.Cli.Results;

/// <summary>Describes the comparison of two sweeps in words.</summary>
internal static class DiffSentences
{
    public static string Points(PointTotals points, string a, string b) =>
        $"{Counted.Of(points.InBoth, "point")} in both; {Only(points.OnlyInA, a, points.ExampleA)}; {Only(points.OnlyInB, b, points.ExampleB)}"
        + (points.SameStream ? "" : $"; a seed gives different networks in {a} and {b}, so no seeds are paired");

    public static string Verdicts(long trials) => trials == 0 ? "no verdict changed" : $"{Counted.Of(trials, "change")} of state or verdict:";

    public static string Numbers(NumberTotals numbers) => (numbers.OverSeeds, numbers.OfOneSeed) switch
    {
        (0, 0) => "no number was measured in both",
        (_, 0) => $"{OverSeeds(numbers)}{End(numbers)}",
        (0, _) => $"{OfOneSeed(numbers)}{End(numbers)}",
        _ => $"{OverSeeds(numbers)}; {OfOneSeed(numbers)}{End(numbers)}",
    };

    private static string OverSeeds(NumberTotals numbers) =>
        $"{numbers.MovedOverSeeds} of {Counted.Of(numbers.OverSeeds, "mean")} over seeds moved beyond the 95 % interval (1 in 20 of independent ones does by chance), "
        + $"{numbers.Remaining} after Holm's correction{Pairs(numbers)}";

    private static string Pairs(NumberTotals numbers) => (numbers.Paired, numbers.UnpairedSeeds) switch
    {
        (0, _) => "",
        (var paired, 0) => $"; {paired} compared seed by seed",
        var (paired, left) => $"; {paired} compared seed by seed, with {Counted.Of(left, "seed")} of one sweep only left out",
    };

    private static string OfOneSeed(NumberTotals numbers) => $"{numbers.MovedOfOneSeed} of {Counted.Of(numbers.OfOneSeed, "number")} without two seeds on both sides changed";

    private static string End(NumberTotals numbers) => numbers.MovedOverSeeds + numbers.MovedOfOneSeed > 0 ? ":" : "";

    private static string Only(long count, string sweep, string? example) =>
        count == 0 ? $"none only in {sweep}" : $"{count} only in {sweep}, such as {PointText.Short(example!)}";
}
