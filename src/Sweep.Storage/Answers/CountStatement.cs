using Sweep.Storage.Reading;
using static Sweep.Storage.Answers.AnswerWords;

namespace Sweep.Storage.Answers;

/// <summary>Laws L1 to L3: capacities against the counts that are predicted.</summary>
/// <param name="Configurations">By the verdict over their seeds.</param>
/// <param name="Predicted">The count that all of them predict; null: they differ.</param>
internal sealed record CountStatement(VerdictCounts Configurations, long? Predicted) : Statement
{
    public override string Sentence
    {
        get
        {
            var all = Counted(Configurations.Predicted(), "configuration");
            var prediction = $"the prediction{(Predicted is { } count ? $" of {Whole(count)}" : "")}";
            var open = Configurations.Inconclusive == 0 ? "" : $", {Inconclusive(Configurations.Inconclusive)}";
            return Configurations switch
            {
                { Refuted: > 0 } => $"Counts exceed {prediction} in {Whole(Configurations.Refuted)} of {all} and reach it in {Whole(Configurations.Confirmed)}{open}.",
                { Inconclusive: > 0 } => $"Counts reach {prediction} in {Whole(Configurations.Confirmed)} of {all}; no conclusive one exceeds it{open}.",
                _ => $"Counts reach {prediction} in {Whole(Configurations.Confirmed)} of {all}; none exceeds it.",
            };
        }
    }
}
