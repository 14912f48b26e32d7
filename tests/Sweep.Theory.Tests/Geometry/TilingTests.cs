using CsCheck;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Geometry;

public sealed class TilingTests
{
    [Fact]
    public void Tiles_of_the_paper_are_cut_from_20_to_16()
    {
        var tiling = Points.Trial(new GridPoint { Depth = 4, TileCrop = new(16, 16) }).Tiling!;

        Assert.Equal(new PerAxis(204, 204), tiling.TileInput);
        Assert.Equal(new PerAxis(20, 20), tiling.TileOutput);
        Assert.Equal(new PerAxis(2, 2), tiling.CropOffset);
        Assert.Equal(new PerAxis(2, 2), tiling.Tiles);
        // Two tiles 16 apart of 20 pixels each need 36, which is natural.
        Assert.Equal(new PerAxis(36, 36), tiling.Image.Output);
    }

    [Fact]
    public void Crops_much_smaller_than_the_period_get_more_tiles()
    {
        Assert.Equal(new PerAxis(4, 4), Points.Trial(new GridPoint { TileCrop = new(1, 1) }).Tiling!.Tiles);
        Assert.Equal(new PerAxis(8), Points.Trial(Points.Discs(3, 2, 5) with { TileCrop = new(1) }).Tiling!.Tiles);
        Assert.Equal(new PerAxis(3), Points.Trial(Points.Discs(3, 2, 5) with { TileCrop = new(8) }).Tiling!.Tiles);
    }

    [Fact]
    public void Every_tile_lies_in_the_image_and_covers_its_crop() =>
        Gen.Select(Points.Feasible, Gen.Int[1, 40]).Sample(static (point, crop) =>
        {
            if (Trial.Of(point with { TileCrop = PerAxis.Uniform(point.Dimensions, crop) }).Trial?.Tiling is not { } tiling)
            {
                return;
            }

            for (var axis = 0; axis < point.Dimensions; axis++)
            {
                Assert.True(((tiling.Tiles[axis] - 1) * crop) + tiling.TileInput[axis] <= tiling.Image.Input[axis]);
                Assert.True(tiling.CropOffset[axis] >= 0 && tiling.CropOffset[axis] + crop <= tiling.TileOutput[axis]);
                Assert.True(tiling.CropOffset[axis] + (tiling.Tiles[axis] * crop) <= tiling.Image.Output[axis]);
                Assert.True(tiling.Tiles[axis] >= 2);
            }
        });
}
