using CsCheck;
using Sweep.Theory.Measuring;

namespace Sweep.Theory.Tests.Measuring;

public sealed class SeamProfileTests
{
    [Fact]
    public void A_staircase_jumps_at_its_steps_only()
    {
        // One object; values rise by 1 everywhere and by 10 between pixels 3 and 4.
        var profile = SeamProfile.Of([0, 1, 2, 3, 13, 14, 15, 16], [1, 1, 1, 1, 1, 1, 1, 1], new(8), new(4), new(0));

        Assert.Equal(10, profile.JumpRatio);
        Assert.Equal([10, 1, 1, 1], profile.Profile);
    }

    [Fact]
    public void The_offset_moves_the_lines()
    {
        var profile = SeamProfile.Of([0, 1, 2, 3, 13, 14, 15, 16], [1, 1, 1, 1, 1, 1, 1, 1], new(8), new(4), new(2));

        // Lines before pixels 2 and 6: both rise by 1. Elsewhere 1, 1, 10, 1, 1: 2.8 on average.
        Assert.Equal(1 / 2.8, profile.JumpRatio!.Value, 12);
        Assert.Equal([1, 1, 10, 1], profile.Profile);
    }

    [Fact]
    public void Pairs_of_two_objects_or_of_background_do_not_count()
    {
        // Pairs within objects: (0,1) and (3,4); everything else crosses a border or lies in the background.
        var profile = SeamProfile.Of([0, 1, 50, 90, 93, 500], [1, 1, 2, 3, 3, 0], new(6), new(2), new(0));

        Assert.Equal([3, 1], profile.Profile);
        Assert.Equal(3, profile.JumpRatio);
    }

    [Fact]
    public void Both_axes_and_all_channels_count()
    {
        // 2 x 2 pixels, 2 channels: distances across rows 5 and 5 (3-4-5), along columns 0.
        var profile = SeamProfile.Of([0, 0, 3, 3, 0, 0, 4, 4], [1, 1, 1, 1], new(2, 2), new(2, 2), new(1, 0));

        // Rows lie on a line (offset 1), columns do not: (5 + 5) / 2 over (0 + 0) / 2 has no ratio.
        Assert.Null(profile.JumpRatio);
        Assert.Equal([5, 0], profile.Profile);
    }

    [Fact]
    public void Axes_without_a_place_away_from_a_line_are_left_out()
    {
        var profile = SeamProfile.Of([0, 9, 1, 10], [1, 1, 1, 1], new(2, 2), new(2, 1), new(0, 0));

        Assert.Equal([double.NaN, 1], profile.Profile);
        Assert.Empty(SeamProfile.Of([0, 9, 1, 10], [1, 1, 1, 1], new(2, 2), new(1, 1), new(0, 0)).Profile);
    }

    [Fact]
    public void A_linear_ramp_has_no_seam_wherever_the_lines_are() =>
        Gen.Select(Gen.Int[2, 6], Gen.Int[0, 5], Gen.Int[7, 20]).Sample(static (period, offset, side) =>
        {
            double[] ramp = [.. Enumerable.Range(0, side * side).Select(pixel => (2.0 * (pixel / side)) + (2.0 * (pixel % side)))];
            var labels = Enumerable.Repeat(1, side * side).ToArray();

            Assert.Equal(1, SeamProfile.Of(ramp, labels, new(side, side), new(period, period), new(offset, offset)).JumpRatio!.Value, 12);
        });

    [Fact]
    public void Spans_that_do_not_fit_are_refused() =>
        Assert.Throws<ArgumentException>(static () => SeamProfile.Of([1, 2, 3], [1, 1], new(2), new(2), new(0)));
}
