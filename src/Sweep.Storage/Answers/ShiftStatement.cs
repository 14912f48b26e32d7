using Sweep.Storage.Reading;
using static Sweep.Storage.Answers.AnswerWords;

namespace Sweep.Storage.Answers;

/// <summary>Whether the output follows every shift of the whole image.</summary>
/// <param name="All">Configurations that are predicted to follow every shift, by their verdict over the seeds.</param>
/// <param name="NotAll">Those that are predicted to miss some.</param>
internal sealed record ShiftStatement(VerdictCounts All, VerdictCounts NotAll) : Statement
{
    public override string Sentence => $"{(All.Predicted(), NotAll.Predicted()) switch
    {
        ( > 0, > 0) => $"The output follows every shift of the image {Share(All)} where that is predicted, and misses some in {Whole(NotAll.Confirmed)} of {Whole(NotAll.Predicted())} others",
        ( > 0, _) => $"The output follows every shift of the image {Share(All)} where that is predicted",
        _ => $"The output misses some shifts of the image {Share(NotAll)} where that is predicted",
    }}{Rest(All.Plus(NotAll))}.";
}
