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
