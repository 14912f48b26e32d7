using Sweep.Storage.Reading;
using static Sweep.Storage.Answers.AnswerWords;

namespace Sweep.Storage.Answers;

/// <summary>Laws L2 and L7 for a user: whether all objects of an image are told apart.</summary>
/// <param name="Possible">Configurations whose symmetry allows it, by their verdict over the seeds.</param>
/// <param name="Forbidden">Those whose symmetry forbids it.</param>
internal sealed record SeparableStatement(VerdictCounts Possible, VerdictCounts Forbidden) : Statement
{
    public override string Sentence => $"{(Possible.Predicted(), Forbidden.Predicted()) switch
    {
        ( > 0, > 0) => $"All objects are told apart {Share(Possible)} where it is possible, and are not in {Whole(Forbidden.Confirmed)} of {Whole(Forbidden.Predicted())} where symmetry forbids it",
        ( > 0, _) => $"All objects are told apart {Share(Possible)} where it is possible",
        _ => $"Objects are not all told apart {Share(Forbidden)} where symmetry forbids it",
    }}{Rest(Possible.Plus(Forbidden))}.";
}
