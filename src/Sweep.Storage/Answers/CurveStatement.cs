using static Sweep.Storage.Answers.AnswerWords;

namespace Sweep.Storage.Answers;

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
