using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Dashboard.Tests.Site;

[Fast]
public sealed class FatesTests
{
    [Theory]
    [InlineData(4, 0, 4, 0, 0, 0, 0, "4 of 4 trials done: 4 failed")]
    [InlineData(4, 0, 0, 4, 0, 0, 0, "0 of 4 trials done")]
    [InlineData(9, 7, 1, 1, 0, 2, 3, "8 of 9 trials done: 5 open, 1 failed, 2 controls")]
    [InlineData(5, 5, 0, 0, 3, 0, 0, "5 of 5 trials done: 3 confirmed, 2 controls")]
    public void The_headline_says_what_is_known_and_claims_nothing_else(
        long planned, long succeeded, long failed, long missing, long confirmed, long notReached, long inconclusive, string sentence) =>
        Assert.Equal(sentence, new Fates(new(planned, succeeded, failed, 0, 0, missing), new(confirmed, notReached, 0, inconclusive, 0)).Sentence);

    [Fact]
    public void Beside_the_verdicts_it_is_said_which_of_the_trials_have_none() =>
        Assert.Equal("8 of 9 done: 5 with a verdict, 1 failed, 1 infeasible, 1 control", new Fates(new(9, 6, 1, 1, 0, 1), new(4, 0, 1, 0, 0)).Beside);

    [Fact]
    public void Several_sweeps_add_up()
    {
        SweepSummary one = new("a", "", SweepState.Finished, default, null, 1, new(5, 4, 1, 0, 0, 0), new(2, 0, 1, 0, 0));
        SweepSummary other = new("b", "", SweepState.Running, default, null, 1, new(5, 2, 0, 1, 1, 1), new(0, 0, 0, 1, 1));

        Assert.Equal("9 of 10 trials done: 1 refuted, 2 confirmed, 1 open, 1 not predicted, 1 failed, 1 cancelled, 1 infeasible, 1 control", Fates.Of([one, other]).Sentence);
    }
}
