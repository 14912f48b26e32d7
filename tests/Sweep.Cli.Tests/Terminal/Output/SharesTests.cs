using CsCheck;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Tests.Terminal.Output;

public sealed class SharesTests
{
    [Fact]
    public void Cells_are_dealt_in_proportion() => Assert.Equal([5, 2, 3], Shares.Of([50, 20, 30], 10));

    [Fact]
    public void One_failure_among_a_million_trials_is_seen() => Assert.Equal([29, 1, 0], Shares.Of([999_999, 1, 0], 30));

    [Fact]
    public void Nothing_planned_is_an_empty_bar() => Assert.Equal([0, 0], Shares.Of([0, 0], 10));

    [Fact]
    public void All_cells_are_dealt_and_whatever_is_counted_has_one_while_there_are_enough() => Gen.Select(Gen.Long[0, 2_000_000].Array[1, 6], Gen.Int[0, 60]).Sample((counts, cells) =>
    {
        var shares = Shares.Of(counts, cells);

        Assert.Equal(counts.Sum() == 0 ? 0 : cells, shares.Sum());
        Assert.All(counts.Zip(shares), part => Assert.True(part.First > 0 || part.Second == 0));
        if (cells >= counts.Length)
        {
            Assert.All(counts.Zip(shares), static part => Assert.True(part.First == 0 || part.Second > 0));
        }
    }, iter: 2000);
}
