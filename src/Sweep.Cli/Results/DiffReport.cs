using System.Globalization;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reports;
using Sweep.Theory.Points;

namespace Sweep.Cli.Results;

/// <summary>Prints how two sweeps differ: counts, groups of changed verdicts, and the numbers that moved farthest.</summary>
internal sealed class DiffReport(Shell shell, SweepComparison comparison, string a, string b)
{
    // Enough to see a pattern; --format csv has all of them.
    private const int LongestList = 20;

    public async Task PrintAsync(CancellationToken cancellationToken)
    {
        var points = await comparison.PointsAsync(cancellationToken);
        shell.Say(DiffSentences.Points(points, a, b));
        if (points.InBoth > 0)
        {
            await PrintVerdictsAsync(cancellationToken);
            await PrintNumbersAsync(cancellationToken);
        }
    }

    private async Task PrintVerdictsAsync(CancellationToken cancellationToken)
    {
        var groups = await comparison.VerdictGroupsAsync(cancellationToken).ToListAsync(cancellationToken);
        shell.Say(DiffSentences.Verdicts(groups.Sum(static group => group.Trials)));
        if (groups.Count > 0)
        {
            var rows = RowSet.Of(
                groups,
                new("what", static group => group.What),
                new(a, static group => group.A ?? "none"),
                new(b, static group => group.B ?? "none"),
                new("trials", static group => group.Trials),
                new RowColumn<VerdictGroup>("such as", static group => PointText.Short(group.Example)));
            await shell.Out.PrintAsync(rows, OutputFormat.Table, cancellationToken);
        }
    }

    private async Task PrintNumbersAsync(CancellationToken cancellationToken)
    {
        var totals = await comparison.NumberTotalsAsync(cancellationToken);
        shell.Say(DiffSentences.Numbers(totals));
        var moved = totals.MovedOverSeeds + totals.MovedOfOneSeed;
        if (moved == 0)
        {
            return;
        }

        var farthest = await comparison.NumbersAsync(totals, cancellationToken).Take(LongestList).ToListAsync(cancellationToken);
        var rows = RowSet.Of(
            farthest,
            new("what", static number => number.What),
            new(a, static number => Mean(number.A, number.SeedsA)),
            new(b, static number => Mean(number.B, number.SeedsB)),
            new("change", static number => number.Change),
            new("95 % interval", static number => number.HalfWidth is { } half ? $"± {CellText.Readable(half)}" : "one seed"),
            new("compared", static number => number.Pairs is { } pairs ? $"{pairs} pairs" : number.HalfWidth is null ? "exactly" : "means"),
            new("after Holm", static number => number.CountsAfterHolm switch { true => "counts", false => "does not count", null => "" }),
            new RowColumn<Difference>("configuration", static number => PointText.Short(number.Configuration)));
        await shell.Out.PrintAsync(rows, OutputFormat.Table, cancellationToken);
        if (moved > farthest.Count)
        {
            shell.Say($"and {moved - farthest.Count} more; --format csv has all of them");
        }
    }

    private static string Mean(object? mean, long? seeds) =>
        mean is null ? "not finite" : string.Create(CultureInfo.InvariantCulture, $"{CellText.Readable(mean)} (n={seeds})");
}

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
