using Sweep.Learning.Inference;

namespace Sweep.Learning.Tests.Inference;

[Fast]
public sealed class AxisCoverTests
{
    [Fact]
    public void Tiles_without_a_halo_lie_side_by_side_and_the_last_one_ends_with_the_image() => Assert.Equal(
        [new(0, 0, 0, 4), new(4, 0, 4, 4), new(6, 2, 8, 2)],
        new AxisCover(new(26, 10), Wanted: 10, Front: 0, Period: 2, Halo: 0, Wraps: false).Spans(new(20, 4)));

    /// <summary>A tile of 5 pixels and period 4: its fifth pixel is kept, and the next tile starts at 4 all the same.</summary>
    [Fact]
    public void Tiles_start_at_multiples_of_the_period_whatever_they_keep() => Assert.Equal(
        [new(0, 0, 0, 5), new(4, 1, 5, 4)],
        new AxisCover(new(29, 9), Wanted: 9, Front: 0, Period: 4, Halo: 0, Wraps: false).Spans(new(25, 5)));

    [Fact]
    public void A_halo_is_thrown_away_except_where_it_is_the_border_of_the_image() => Assert.Equal(
        [new(0, 0, 0, 14), new(8, 6, 14, 8), new(16, 6, 22, 8), new(20, 10, 30, 10)],
        new AxisCover(new(40, 40), Wanted: 40, Front: 0, Period: 4, Halo: 6, Wraps: false).Spans(new(20, 20)));

    [Fact]
    public void Around_a_circular_border_every_tile_has_a_halo() => Assert.Equal(
        [new(-8, 8, 0, 6), new(0, 6, 6, 8), new(8, 6, 14, 8), new(16, 6, 22, 8), new(24, 6, 30, 8), new(32, 6, 38, 2)],
        new AxisCover(new(40, 40), Wanted: 40, Front: 0, Period: 4, Halo: 6, Wraps: true).Spans(new(20, 20)));

    [Fact]
    public void A_tile_of_the_whole_image_keeps_all_that_is_wanted_and_is_read_from_before_the_image() => Assert.Equal(
        [new(-8, 0, 0, 9)],
        new AxisCover(new(26, 10), Wanted: 9, Front: 8, Period: 2, Halo: 0, Wraps: false).Spans(new(26, 10)));

    [Fact]
    public void What_nobody_wants_is_not_computed() => Assert.Equal(
        [new(-8, 0, 0, 4), new(-4, 0, 4, 1)],
        new AxisCover(new(26, 10), Wanted: 5, Front: 8, Period: 2, Halo: 0, Wraps: false).Spans(new(20, 4)));
}
