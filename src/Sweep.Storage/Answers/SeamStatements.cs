using Sweep.Storage.Reading;
using static Sweep.Storage.Answers.AnswerWords;

namespace Sweep.Storage.Answers;

/// <summary>Law L5: where stitched tiles equal the whole image and where they leave seams.</summary>
/// <param name="Seamless">Configurations that are predicted to leave no seam, by their verdict over the seeds.</param>
/// <param name="Seams">Those that are predicted to leave one.</param>
/// <param name="ByMultiples">Whether the former are exactly those whose crop is a multiple of the period.</param>
/// <param name="ByCrops">Whether configurations differ in nothing but the crop.</param>
internal sealed record StitchStatement(VerdictCounts Seamless, VerdictCounts Seams, bool ByMultiples, bool ByCrops) : Statement
{
    public override string Sentence => $"{(Seamless.Predicted(), Seams.Predicted()) switch
    {
        ( > 0, > 0) => $"Seamless {Share(Seamless)} {Which(true, Seamless)}, seams {At} {Whole(Seams.Confirmed)} of {Whole(Seams.Predicted())} others",
        ( > 0, _) => $"Seamless {Share(Seamless)} {Which(true, Seamless)}",
        _ => $"Seams {Share(Seams)} {Which(false, Seams)}",
    }}{Rest(Seamless.Plus(Seams))}.";

    private string At => ByCrops ? "at" : "in";

    private string Share(VerdictCounts counts) => $"{At} {Whole(counts.Confirmed)} of {Counted(counts.Predicted(), ByCrops ? "crop" : "configuration")}";

    private string Which(bool seamless, VerdictCounts counts) => (ByMultiples, ByCrops) switch
    {
        (true, true) when counts.Predicted() == 1 => $"that is {(seamless ? "" : "not ")}a multiple of P",
        (true, true) => $"that are {(seamless ? "" : "not ")}multiples of P",
        (true, false) => $"whose crop is {(seamless ? "" : "not ")}a multiple of P",
        _ => $"where {(seamless ? "no seam" : "a seam")} is predicted",
    };
}

/// <summary>The tile size curve: the crops at which the fewest objects are split, as many as there are multiples of the period among all.</summary>
/// <param name="Fewest">Of the only network, the fewest splits first; of several it is not told.</param>
/// <param name="Crops">How many crops the only network was cut to.</param>
/// <param name="AtMultiples">Networks whose fewest splits are at multiples of the period alone.</param>
internal sealed record CurveStatement(IReadOnlyList<CurvePoint> Fewest, IReadOnlyList<int> Period, long Crops, long Networks, long AtMultiples) : Statement
{
    private const int Longest = 4;

    public override string Sentence => Networks > 1
        ? $"Fewest splits at multiples of P in {Whole(AtMultiples)} of {Counted(Networks, "network")}."
        : Fewest.Count == Crops && Fewest.All(point => point.Share == Fewest[0].Share)
            ? $"Splits are as frequent at every crop ({Percent(Fewest[0].Share)})."
            : $"Fewest splits at c = {And(Told)}{Multiples}.";

    private IReadOnlyList<string> Told =>
    [
        .. Fewest.Take(Longest).Select(static point => $"{Lengths(point.Crop)} ({Percent(point.Share)})"),
        .. Fewest.Count > Longest ? new[] { $"{Whole(Fewest.Count - Longest)} more" } : [],
    ];

    private string Multiples => (Fewest.Count(static point => point.IsMultiple), Fewest.Count) switch
    {
        (1, 1) => $", a multiple of P = {Lengths(Period)}",
        (2, 2) => $", both multiples of P = {Lengths(Period)}",
        var (multiples, all) when multiples == all => $", all multiples of P = {Lengths(Period)}",
        (0, 1) => $", not a multiple of P = {Lengths(Period)}",
        (0, _) => $", none of them a multiple of P = {Lengths(Period)}",
        _ => $", of which {And([.. Fewest.Where(static point => point.IsMultiple).Select(static point => Lengths(point.Crop))])} {(Fewest.Count(static point => point.IsMultiple) == 1 ? "is a multiple" : "are multiples")} of P = {Lengths(Period)}",
    };
}

/// <summary>One tile size.</summary>
/// <param name="Share">Mean over the seeds of the share of cut objects that come out in parts.</param>
internal sealed record CurvePoint(IReadOnlyList<int> Crop, double Share, bool IsMultiple);

/// <summary>Law L6: jumps at period lines after training on windows within one period, and on larger ones.</summary>
/// <param name="Within">Null: none is predicted to jump.</param>
/// <param name="Above">Null: none is predicted not to.</param>
/// <param name="OnePeriod">Whether the former windows are one period and not less.</param>
internal sealed record WindowStatement(WindowSide? Within, WindowSide? Above, bool OnePeriod) : Statement
{
    public override string Sentence
    {
        get
        {
            var within = Within is null ? null : $"Windows {(OnePeriod ? "of" : "within")} one period leave jumps{Tail(Within, " times")}";
            var above = Above is null ? null : Within is null ? $"Windows above one period leave no jumps{Tail(Above, "")}" : $"; windows above it do not{Tail(Above, "")}";
            return $"{within}{above}.";
        }
    }

    private static string Tail(WindowSide side, string unit)
    {
        var (verdicts, range) = (side.Configurations, side.Range);
        var share = verdicts.Confirmed == verdicts.Predicted() ? "" : $" in {Whole(verdicts.Confirmed)} of {Counted(verdicts.Predicted(), "configuration")}";
        var ratios = range is not var (low, high) || verdicts.Confirmed == 0 ? ""
            : Number(low) == Number(high) ? $" ({Number(low)}{unit})" : $" ({Number(low)} to {Number(high)}{unit})";
        return $"{share}{ratios}{Rest(verdicts).Replace("; ", ", where ", StringComparison.Ordinal)}";
    }
}

/// <summary>Windows of one kind.</summary>
/// <param name="Configurations">By the verdict over their seeds.</param>
/// <param name="Range">Smallest and largest jump ratio of the seeds that came out as predicted.</param>
internal sealed record WindowSide(VerdictCounts Configurations, (double Low, double High)? Range);
