using Sweep.Theory.Lawbook;

namespace Sweep.Theory.Tests.Lawbook;

public sealed class RefutationTests
{
    private static readonly Judgement First = new() { Overall = Verdict.Refuted, Distinct = Verdict.Refuted, Stitching = Verdict.Refuted, Separable = Verdict.Confirmed, Reason = "17 embeddings where at most 16 are possible; stitch error 1 where none was predicted" };

    [Fact]
    public void A_law_that_every_recheck_refutes_stays_refuted()
    {
        Recheck[] rechecks = [Again("in float64", First), Again("with 2 threads", First)];

        Assert.True(Refutation.Stands(First, rechecks));
        Assert.Equal(
            First with
            {
                Reason = $"{First.Reason}; distinct: still refuted in float64 and with 2 threads; stitching: still refuted in float64 and with 2 threads",
            },
            Refutation.After(First, "in float32", rechecks));
    }

    [Theory]
    [InlineData(Verdict.Confirmed, "confirmed")]
    [InlineData(Verdict.NotReached, "not reached")]
    [InlineData(Verdict.Inconclusive, "inconclusive")]
    public void A_law_that_one_recheck_does_not_refute_is_inconclusive_whatever_it_says_instead(Verdict verdict, string word)
    {
        Recheck[] rechecks = [Again("in float64", First), Again("with 2 threads", First with { Distinct = verdict, Reason = "16 of 16" })];

        var judgement = Refutation.After(First, "in float32", rechecks);

        Assert.True(Refutation.Stands(First, rechecks));
        Assert.Equal((Verdict.Refuted, Verdict.Inconclusive, Verdict.Refuted, Verdict.Confirmed), (judgement.Overall, judgement.Distinct, judgement.Stitching, judgement.Separable));
        Assert.Contains($"distinct: refuted in float32, but {word} with 2 threads: 16 of 16", judgement.Reason, StringComparison.Ordinal);
        Assert.Contains("stitching: still refuted", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_law_left_the_trial_is_inconclusive_though_others_were_confirmed()
    {
        var other = First with { Distinct = Verdict.Confirmed, Stitching = null };
        Recheck[] rechecks = [Again("in float64", other)];

        var judgement = Refutation.After(First, "in float32", rechecks);

        Assert.False(Refutation.Stands(First, rechecks));
        Assert.Equal((Verdict.Inconclusive, Verdict.Inconclusive, Verdict.Inconclusive), (judgement.Overall, judgement.Distinct, judgement.Stitching));
        Assert.Contains("stitching: refuted in float32, but not measured in float64", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_laws_that_different_rechecks_doubt_leave_none()
    {
        Recheck[] rechecks =
        [
            Again("in float64", First with { Distinct = Verdict.Confirmed }), Again("with 2 threads", First with { Stitching = Verdict.Confirmed }),
        ];

        Assert.False(Refutation.Stands(First, rechecks));
        Assert.Equal(Verdict.Inconclusive, Refutation.After(First, "in float32", rechecks).Overall);
    }

    [Fact]
    public void What_could_not_be_measured_again_is_inconclusive_and_says_why()
    {
        var judgement = Refutation.After(First, "in float32", [new("in float64", null, null, "the time limit had passed")]);

        Assert.Equal(Verdict.Inconclusive, judgement.Overall);
        Assert.Contains("distinct: refuted in float32, but not measured again in float64: the time limit had passed", judgement.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Verdict.Refuted, true)]
    [InlineData(Verdict.Confirmed, false)]
    public void Two_judgements_share_a_refutation_when_it_is_of_the_same_law(Verdict stitching, bool isShared) => Assert.Equal(
        isShared, Refutation.IsShared(First with { Distinct = Verdict.Confirmed }, new() { Overall = Verdict.Refuted, Distinct = Verdict.Refuted, Stitching = stitching, Reason = "" }));

    private static Recheck Again(string condition, Judgement judgement) => new(condition, new(), judgement, null);
}
