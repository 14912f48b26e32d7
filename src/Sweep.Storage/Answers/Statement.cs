using Sweep.Storage.Reading;
using static Sweep.Storage.Answers.AnswerWords;

namespace Sweep.Storage.Answers;

/// <summary>The result of a sweep for one law, folded over its configurations, and its sentence.</summary>
internal abstract record Statement
{
    /// <summary>With the full stop.</summary>
    public abstract string Sentence { get; }
}

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

/// <summary>Law L4: how far beyond the bound each padding goes.</summary>
/// <param name="Leaks">Paddings that the bound does not hold for.</param>
/// <param name="Pixels">Whether pixels of constant images are counted, and not objects.</param>
internal sealed record PaddingStatement(IReadOnlyList<PaddingLeak> Leaks, bool Pixels) : Statement
{
    public override string Sentence
    {
        get
        {
            var what = Pixels ? "pixels" : "objects";
            var beyond = Leaks.Where(static leak => leak.Largest > leak.Bound).OrderByDescending(static leak => (double)leak.Largest / leak.Bound).ToList();
            if (beyond is not [var first, .. var others])
            {
                return $"Padding {And([.. Leaks.Select(static leak => leak.Padding)])} told no more {what} apart than the bound.";
            }

            var rest = others.Select(leak => $", {leak.Padding} up to {Whole(leak.Largest)}{(leak.Bound == first.Bound ? "" : $" where it is {Whole(leak.Bound)}")}");
            return $"Padding {first.Padding} tells up to {Whole(first.Largest)} {what} apart where the bound is {Whole(first.Bound)}{string.Concat(rest)}.";
        }
    }
}

/// <summary>The configuration with this padding that exceeds its bound by most.</summary>
/// <param name="Largest">Its largest count over the seeds.</param>
internal sealed record PaddingLeak(string Padding, long Largest, long Bound);

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
