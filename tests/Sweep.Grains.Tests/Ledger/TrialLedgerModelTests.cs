using CsCheck;

namespace Sweep.Grains.Tests.Ledger;

/// <summary>Random histories held against an oracle that remembers, for every trial, who may finish it.</summary>
[Slow]
public sealed class TrialLedgerModelTests
{
    private const int Histories = 1100;
    private const int LongestHistory = 250;

    [Fact]
    public void No_history_of_a_hundred_thousand_steps_finishes_a_trial_twice_or_loses_one()
    {
        var played = 0L;
        Gen.Select(Gen.Int[0, 21], Gen.Int[0, 100_000]).Array[1, LongestHistory].Sample(
            steps =>
            {
                new ModelHistory().Play(steps);
                Interlocked.Add(ref played, steps.Length);
            },
            iter: Histories);

        Assert.InRange(played, 100_000, long.MaxValue);
    }
}
