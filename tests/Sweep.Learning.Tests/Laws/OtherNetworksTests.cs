using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Tests.Laws;

/// <summary>What the theory says of networks that the paper did not try, with random weights.</summary>
[Slow]
public sealed class OtherNetworksTests
{
    private static readonly GridPoint Plain = new()
    {
        Depth = 2, Factor = PoolingFactors.Uniform(2), Radius = 2, Spacing = PerAxis.Uniform(2, 7), Width = 16, Measure = Measures.Separability,
    };

    [Theory]
    [InlineData(Pooling.Average, Upsampling.Learnt)]
    [InlineData(Pooling.Blur, Upsampling.Learnt)]
    [InlineData(Pooling.Blur, Upsampling.Nearest)]
    [InlineData(Pooling.Max, Upsampling.Linear)]
    [InlineData(Pooling.Average, Upsampling.Linear)]
    [InlineData(Pooling.Blur, Upsampling.Linear)]
    [InlineData(Pooling.Strided, Upsampling.Learnt)]
    [InlineData(Pooling.Strided, Upsampling.Nearest)]
    [InlineData(Pooling.Strided, Upsampling.Linear)]
    public void Every_fixed_grid_tells_one_object_for_each_phase_apart(Pooling pooling, Upsampling upsampling)
    {
        var point = Plain with { Pooling = pooling, Upsampling = upsampling };

        Assert.Equal(16, Measured.ReachingSeed(point).Distinct);
        Assert.Equal(1, Measured.Of(point with { Spacing = PerAxis.Uniform(2, 8) }).Distinct);
    }

    [Theory]
    [InlineData(Upsampling.Learnt)]
    [InlineData(Upsampling.Nearest)]
    public void A_dilated_network_tells_no_two_objects_apart(Upsampling upsampling)
    {
        foreach (var spacing in new[] { 7, 8, 9 })
        {
            Assert.Equal(1, Measured.Of(Plain with { Pooling = Pooling.Dilated, Upsampling = upsampling, Width = 8, Spacing = PerAxis.Uniform(2, spacing) }).Distinct);
        }
    }

    [Theory]
    [InlineData(Upsampling.Linear, 1)]
    [InlineData(Upsampling.Nearest, 1)]
    [InlineData(Upsampling.Learnt, 16)]
    public void Only_learnt_upsampling_shows_the_period_of_a_constant_image(Upsampling upsampling, long expected) =>
        Assert.Equal(expected, Measured.ReachingSeed(Plain with { Scene = SceneKind.Constant, Upsampling = upsampling }).Distinct);

    [Fact]
    public void Objects_around_a_circular_border_see_the_phases_of_one_adaptive_grid() =>
        Assert.Equal(16, Measured.ReachingSeed(Plain with { Pooling = Pooling.AdaptivePolyphase, Padding = Padding.Circular }).Distinct);

    [Theory]
    [InlineData(Pooling.Max)]
    [InlineData(Pooling.Average)]
    [InlineData(Pooling.Blur)]
    [InlineData(Pooling.Strided)]
    public void Tiles_fit_at_multiples_of_the_period_and_nowhere_else(Pooling pooling)
    {
        var point = Plain with { Pooling = pooling, Upsampling = Upsampling.Linear, Width = 8, Measure = Measures.Stitching };

        Assert.InRange(Stitched(point, 4), 0, 1e-10);
        Assert.InRange(Stitched(point, 8), 0, 1e-10);
        Assert.InRange(Stitched(point, 6), 0.01, double.MaxValue);
    }

    [Fact]
    public void Dilated_tiles_fit_at_every_crop()
    {
        foreach (var crop in new[] { 3, 4, 5, 7 })
        {
            Assert.InRange(Stitched(Plain with { Pooling = Pooling.Dilated, Width = 8, Measure = Measures.Stitching }, crop), 0, 1e-10);
        }
    }

    [Theory]
    [InlineData(Normalisation.Instance, false)]
    [InlineData(Normalisation.Group, false)]
    [InlineData(Normalisation.Batch, true)]
    public void Statistics_of_the_tile_break_stitching_and_fixed_ones_do_not(Normalisation normalisation, bool fits)
    {
        var point = Plain with { Normalisation = normalisation, Width = 8, Measure = Measures.Stitching };

        Assert.InRange(Stitched(point, 8), fits ? 0 : 0.1, fits ? 1e-10 : double.MaxValue);
        Assert.InRange(Stitched(point with { Depth = 0 }, 8), fits ? 0 : 0.01, fits ? 1e-10 : double.MaxValue);
    }

    [Fact]
    public void One_image_has_one_statistic_so_that_counts_stay() =>
        Assert.Equal(16, Measured.ReachingSeed(Plain with { Normalisation = Normalisation.Instance }).Distinct);

    /// <summary>The shortest halo that Theory calls sufficient leaves no error, and one pixel less leaves one.</summary>
    [Theory]
    [InlineData(Padding.Same, Upsampling.Learnt, Pooling.Max)]
    [InlineData(Padding.Reflect, Upsampling.Nearest, Pooling.Average)]
    [InlineData(Padding.Replicate, Upsampling.Linear, Pooling.Max)]
    [InlineData(Padding.Circular, Upsampling.Linear, Pooling.Average)]
    public void A_halo_that_holds_all_that_padding_reaches_makes_padded_tiles_fit(Padding padding, Upsampling upsampling, Pooling pooling)
    {
        var point = Plain with { Padding = padding, Upsampling = upsampling, Pooling = pooling, Width = 8, Measure = Measures.Stitching };
        var halos = Enumerable.Range(0, 30).Select(halo => point with { TileCrop = PerAxis.Uniform(2, 8), Halo = PerAxis.Uniform(2, halo) }).ToList();
        var first = halos.FindIndex(static halo => Trial.Of(halo).Trial!.Prediction.Seamless == true);

        Assert.InRange(first, 1, 29);
        Assert.InRange(Measured.Of(halos[first]).StitchErrorMax!.Value, 0, 1e-10);
        Assert.InRange(Measured.Of(halos[first - 1]).StitchErrorMax!.Value, 1e-6, double.MaxValue);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Lines_and_volumes_obey_the_same_laws(int dimensions)
    {
        var point = Plain with { Dimensions = dimensions, Depth = 1, Radius = 1, Spacing = PerAxis.Uniform(dimensions, 5), Width = 8 };
        var phases = dimensions == 1 ? 2 : 8;

        Assert.Equal(phases, Measured.ReachingSeed(point with { Pooling = Pooling.Blur, Upsampling = Upsampling.Linear, Width = 16 }).Distinct);
        Assert.Equal(1, Measured.Of(point with { Pooling = Pooling.Dilated }).Distinct);
        Assert.InRange(Stitched(point with { Normalisation = Normalisation.Batch, Pooling = Pooling.Blur, Measure = Measures.Stitching }, 4), 0, 1e-10);
    }

    [Fact]
    public void Factors_that_differ_by_axis_give_each_axis_its_own_phases()
    {
        var point = Plain with { Factor = PoolingFactors.PerLevel([new PerAxis(1, 2), new PerAxis(2, 2)]), Pooling = Pooling.Blur, Upsampling = Upsampling.Linear };

        Assert.Equal(8, Measured.ReachingSeed(point).Distinct);
    }

    private static double Stitched(GridPoint point, int crop) =>
        Measured.Of(point with { TileCrop = PerAxis.Uniform(point.Dimensions, crop) }).StitchErrorMax!.Value;
}
