using Sweep.Storage.Reading;
using static Sweep.Storage.Answers.AnswerWords;

namespace Sweep.Storage.Answers;

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
