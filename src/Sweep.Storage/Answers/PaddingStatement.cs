using static Sweep.Storage.Answers.AnswerWords;

namespace Sweep.Storage.Answers;

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
