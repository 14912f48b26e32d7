using Sweep.Learning.Inference;
using Sweep.Theory;
using Sweep.Theory.Geometry;

namespace Sweep.Learning.Tests.Inference;

[Fast]
public sealed class TileSizeTests
{
    private static readonly NaturalSize Smallest = new(20, 4);

    /// <summary>32 x 28 = 896; 32 x 32 = 1024 and 36 x 28 = 1008 are too many.</summary>
    [Fact]
    public void The_shorter_side_grows_by_a_period_until_the_budget_is_used_up() =>
        Assert.Equal([new(32, 16), new(28, 12)], TileSize.Within(900, [Long(100), Long(100)], [Smallest, Smallest]));

    /// <summary>36 x 24 = 864; 40 x 24 = 960.</summary>
    [Fact]
    public void A_short_axis_leaves_its_share_to_the_long_one() =>
        Assert.Equal([new(36, 20), new(24, 8)], TileSize.Within(900, [Long(100), Long(24)], [Smallest, Smallest]));

    [Fact]
    public void An_image_within_the_budget_is_one_tile() =>
        Assert.Equal([new(28, 12), new(24, 8)], TileSize.Within(28 * 24, [Long(28), Long(24)], [Smallest, Smallest]));

    [Fact]
    public void A_budget_below_the_smallest_exact_tile_is_refused_with_the_one_that_works()
    {
        var refused = Assert.Throws<InvalidSweepException>(() => TileSize.Within(399, [Long(100), Long(100)], [Smallest, Smallest]));

        Assert.Equal("the smallest tile of this network that is exact has 20x20 pixels; allow at least 400 pixels a tile instead of 399", refused.Message);
        Assert.Equal([Smallest, Smallest], TileSize.Within(400, [Long(100), Long(100)], [Smallest, Smallest]));
    }

    private static AxisCover Long(long input) => new(new NaturalSize(input, input - 16), (int)input - 16, Front: 0, Period: 4, Halo: 0, Wraps: false);
}
