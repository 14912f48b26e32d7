using CsCheck;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Geometry;

public sealed class TilingTests
{
    [Fact]
    public void Tiles_of_the_paper_are_cut_from_20_to_16()
    {
        var tiling = SamplePoints.Trial(new GridPoint { Depth = 4, TileCrop = new(16, 16) }).Tiling!;

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
        Assert.Equal(new PerAxis(4, 4), SamplePoints.Trial(new GridPoint { TileCrop = new(1, 1) }).Tiling!.Tiles);
        Assert.Equal(new PerAxis(8), SamplePoints.Trial(SamplePoints.Discs(3, 2, 5) with { TileCrop = new(1) }).Tiling!.Tiles);
        Assert.Equal(new PerAxis(3), SamplePoints.Trial(SamplePoints.Discs(3, 2, 5) with { TileCrop = new(8) }).Tiling!.Tiles);
    }

    [Fact]
    public void A_halo_is_computed_on_both_sides_and_cut_off()
    {
        var tiling = SamplePoints.Trial(new GridPoint { Padding = Padding.Same, TileCrop = new(4, 8), Halo = new(3, 22) }).Tiling!;

        // 4 + 6 = 10 and 8 + 44 = 52: the next multiples of 4.
        Assert.Equal(new PerAxis(12, 52), tiling.TileInput);
        Assert.Equal(new PerAxis(4, 22), tiling.CropOffset);
        Assert.Equal(new PerAxis(4, 8), tiling.Crop);
        Assert.Equal(new PerAxis(16, 60), tiling.Image.Output);
    }

    [Fact]
    public void A_named_whole_image_is_covered_by_tiles()
    {
        var point = new GridPoint { Depth = 4, Radius = 5, Spacing = new(13, 13), TileCrop = new(16, 48), WholeImage = new(100, 48) };

        // 7 * 16 = 112 covers 100; a line needs two tiles.
        Assert.Equal(new PerAxis(7, 2), SamplePoints.Trial(point).Tiling!.Tiles);
    }

    [Fact]
    public void Dilated_networks_are_cut_into_as_many_tiles_as_subsampling_ones() =>
        Assert.Equal(new PerAxis(4, 2), SamplePoints.Trial(new GridPoint { Pooling = Pooling.Dilated, Depth = 2, TileCrop = new(1, 4) }).Tiling!.Tiles);

    [Fact]
    public void Every_tile_lies_in_the_image_and_covers_its_crop() =>
        Gen.Select(SamplePoints.Families, Gen.Int[1, 40], Gen.Int[0, 9]).Sample(static (point, crop, halo) =>
        {
            if (Trial.Of(point with { TileCrop = PerAxis.Uniform(point.Dimensions, crop), Halo = PerAxis.Uniform(point.Dimensions, halo) }).Trial?.Tiling is not { } tiling)
            {
                return;
            }

            for (var axis = 0; axis < point.Dimensions; axis++)
            {
                Assert.True(((tiling.Tiles[axis] - 1) * crop) + tiling.TileInput[axis] <= tiling.Image.Input[axis]);
                Assert.True(tiling.CropOffset[axis] >= halo && tiling.CropOffset[axis] + crop + halo <= tiling.TileOutput[axis]);
                Assert.True(tiling.CropOffset[axis] >= 0 && tiling.CropOffset[axis] + crop <= tiling.TileOutput[axis]);
                Assert.True(tiling.CropOffset[axis] + (tiling.Tiles[axis] * crop) <= tiling.Image.Output[axis]);
                Assert.True(tiling.Tiles[axis] >= 2);
            }
        });
}
