using Sweep.Cli.Results;
using Sweep.Storage.Reports;
using Sweep.Theory.Points;

namespace Sweep.Cli.Tests.Results;

public sealed class DiffSentencesTests
{
    [Fact]
    public void A_point_is_told_by_what_is_not_as_everywhere() => Assert.Equal(
        "depth=3 padding=same seed=1", PointText.Short(new GridPoint { Depth = 3, Padding = Padding.Same, Seed = 1 }.Canonical));

    [Fact]
    public void Points_of_one_sweep_only_come_with_an_example() => Assert.Equal(
        "7 points in both; 2 only in old, such as depth=3; none only in new",
        DiffSentences.Points(new(7, 2, 0, (new GridPoint() with { Depth = 3 }).Canonical, null, true), "old", "new"));

    [Fact]
    public void Sweeps_of_different_streams_pair_no_seeds_and_say_so() => Assert.EndsWith(
        "none only in new; a seed gives different networks in old and new, so no seeds are paired",
        DiffSentences.Points(new(7, 0, 0, null, null, false), "old", "new"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 0, 0, 0, "no number was measured in both")]
    [InlineData(40, 2, 0, 0, "2 of 40 means over seeds moved beyond the 95 % interval (1 in 20 of independent ones does by chance), 1 after Holm's correction:")]
    [InlineData(0, 0, 1, 0, "0 of 1 number without two seeds on both sides changed")]
    public void Numbers_are_told_by_how_they_were_compared(long over, long movedOver, long one, long movedOne, string sentence) =>
        Assert.Equal(sentence, DiffSentences.Numbers(new(over, movedOver, one, movedOne) { Remaining = movedOver / 2 }));

    [Theory]
    [InlineData(0, "; 3 compared seed by seed")]
    [InlineData(2, "; 3 compared seed by seed, with 2 seeds of one sweep only left out")]
    public void Pairs_and_the_seeds_that_were_left_out_are_counted(long left, string end) =>
        Assert.EndsWith(end, DiffSentences.Numbers(new(4, 0, 0, 0) { Paired = 3, UnpairedSeeds = left }), StringComparison.Ordinal);

    [Fact]
    public void Nothing_changed_is_said() => Assert.Equal(("no verdict changed", "1 change of state or verdict:"), (DiffSentences.Verdicts(0), DiffSentences.Verdicts(1)));
}
