using CsCheck;
using Sweep.Theory.Geometry;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Lawbook;

public sealed class CountLawTests
{
    /// <summary>All of these counts were reached by random weights.</summary>
    [Theory]
    [InlineData(3, 2, new[] { 11 }, 8)]
    [InlineData(3, 2, new[] { 4 }, 2)]
    [InlineData(3, 2, new[] { 5 }, 8)]
    [InlineData(3, 2, new[] { 6 }, 4)]
    [InlineData(3, 2, new[] { 7 }, 8)]
    [InlineData(3, 2, new[] { 8 }, 1)]
    [InlineData(3, 2, new[] { 12 }, 2)]
    [InlineData(3, 2, new[] { 13 }, 8)]
    [InlineData(3, 2, new[] { 16 }, 1)]
    [InlineData(3, 2, new[] { 17 }, 8)]
    [InlineData(2, 2, new[] { 5, 5 }, 16)]
    [InlineData(2, 2, new[] { 6, 6 }, 4)]
    [InlineData(2, 2, new[] { 7, 8 }, 4)]
    [InlineData(2, 2, new[] { 6, 4 }, 2)]
    [InlineData(2, 2, new[] { 8, 16 }, 1)]
    [InlineData(2, 2, new[] { 12, 10 }, 2)]
    [InlineData(3, 2, new[] { 15, 15 }, 64)]
    [InlineData(3, 2, new[] { 16, 16 }, 1)]
    [InlineData(3, 2, new[] { 12, 12 }, 4)]
    [InlineData(3, 2, new[] { 13, 16 }, 8)]
    [InlineData(2, 3, new[] { 8, 8 }, 81)]
    [InlineData(2, 3, new[] { 9, 9 }, 1)]
    [InlineData(2, 3, new[] { 6, 6 }, 9)]
    [InlineData(2, 3, new[] { 12, 10 }, 27)]
    [InlineData(1, 2, new[] { 5, 5, 5 }, 8)]
    [InlineData(1, 2, new[] { 5, 6, 5 }, 4)]
    [InlineData(2, 2, new[] { 6, 8, 5 }, 8)]
    public void Objects_see_the_period_over_its_common_divisor_with_the_spacing(int depth, int factor, int[] spacing, long count)
    {
        var point = SamplePoints.Discs(depth, factor, spacing);

        Assert.Equal(count, SamplePoints.Trial(point).Prediction.Distinct);
        Assert.Equal(count, SamplePoints.Trial(point with { Padding = Padding.Circular }).Prediction.Distinct);
    }

    /// <summary>Levels count from the outermost, 0: P_m of the first level m whose pooling is constant over s_m = s / gcd(s, P_m) pixels.</summary>
    [Theory]
    [InlineData(Pooling.Max, 2, 3, new[] { 6 }, 3, 1)]
    [InlineData(Pooling.Max, 3, 2, new[] { 4 }, 2, 1)]
    [InlineData(Pooling.Max, 2, 3, new[] { 6, 6 }, 3, 1)]
    [InlineData(Pooling.Max, 2, 3, new[] { 12, 10 }, 9, 27)]
    [InlineData(Pooling.Max, 1, 6, new[] { 4 }, 1, 1)]
    [InlineData(Pooling.Average, 1, 6, new[] { 4 }, 6, 3)]
    [InlineData(Pooling.Average, 1, 8, new[] { 4 }, 1, 1)]
    [InlineData(Pooling.Blur, 2, 3, new[] { 6 }, 3, 1)]
    [InlineData(Pooling.Max, 1, 6, new[] { 25 }, 6, 6)]
    [InlineData(Pooling.Max, 2, 2, new[] { 7, 7 }, 4, 16)]
    public void With_nearest_and_linear_upsampling_the_effective_period_counts(
        Pooling pooling, int depth, int factor, int[] spacing, int effective, long count)
    {
        var point = SamplePoints.Discs(depth, factor, spacing) with { Pooling = pooling };

        Assert.All([Upsampling.Nearest, Upsampling.Linear], upsampling =>
        {
            var trial = SamplePoints.Trial(point with { Upsampling = upsampling });
            Assert.Equal((effective, count), (trial.EffectivePeriod[0], trial.Prediction.Distinct));
        });
        var learnt = SamplePoints.Trial(point);
        Assert.Equal(learnt.Period, learnt.EffectivePeriod);
        Assert.Equal(learnt.Period, SamplePoints.Trial(point with { Upsampling = Upsampling.Nearest, Noise = 0.01 }).EffectivePeriod);
    }

    [Fact]
    public void Adaptive_polyphase_keeps_what_its_factor_does_not_divide()
    {
        var polyphase = SamplePoints.Discs(1, 4, 6) with { Pooling = Pooling.AdaptivePolyphase, Padding = Padding.Circular, Upsampling = Upsampling.Nearest };

        Assert.Equal(2, SamplePoints.Trial(polyphase).Prediction.Distinct);
        Assert.Equal(1, SamplePoints.Trial(polyphase with { Spacing = new(4) }).Prediction.Distinct);
        Assert.Equal(1, SamplePoints.Trial(polyphase with { Factor = PoolingFactors.Uniform(6) }).Prediction.Distinct);
    }

    [Fact]
    public void A_level_that_does_not_pool_along_an_axis_makes_nothing_constant_there()
    {
        var point = SamplePoints.Discs(2, 2, 6, 6) with { Factor = PoolingFactors.Parse("[[1,2],[3,3]]"), Upsampling = Upsampling.Nearest };

        Assert.Equal(new PerAxis(3, 2), SamplePoints.Trial(point).EffectivePeriod);
        Assert.Equal(6, SamplePoints.Trial(point with { Spacing = new(5, 3) }).Prediction.Distinct);
    }

    [Fact]
    public void A_constant_image_shows_the_whole_bound_through_learnt_upsampling_and_one_value_through_nearest()
    {
        var learnt = new GridPoint { Scene = SceneKind.Constant, Depth = 4, Width = 3 };

        Assert.Equal(256, SamplePoints.Trial(learnt).Prediction.Distinct);
        Assert.Equal(256, SamplePoints.Trial(learnt).Prediction.Bound);
        Assert.Equal(1, SamplePoints.Trial(learnt with { Upsampling = Upsampling.Nearest }).Prediction.Distinct);
        Assert.Equal(1, SamplePoints.Trial(learnt with { Depth = 0 }).Prediction.Distinct);
    }

    [Theory]
    [InlineData(Padding.Same, Upsampling.Learnt, "distinct: not predicted, for same padding leaks position from the border (L4)")]
    [InlineData(Padding.Reflect, Upsampling.Nearest, "distinct: not predicted, for reflect padding leaks position from the border (L4)")]
    [InlineData(Padding.Replicate, Upsampling.Learnt, "distinct: not predicted, for replicate padding leaks position from the border (L4)")]
    [InlineData(Padding.Same, Upsampling.Linear, "distinct: not predicted, for same padding leaks position from the border (L4)")]
    public void Where_a_premise_fails_nothing_is_predicted_and_a_note_says_why(Padding padding, Upsampling upsampling, string note)
    {
        var prediction = SamplePoints.Trial(new GridPoint { Padding = padding, Upsampling = upsampling }).Prediction;

        Assert.Null(prediction.Distinct);
        Assert.Equal(["bound: 4 * 4 = 16, the product of the periods (L1)", note], prediction.Notes);
    }

    [Fact]
    public void Linear_upsampling_counts_objects_like_learnt_and_a_constant_image_like_nearest()
    {
        var linear = SamplePoints.Discs(2, 2, 6, 7) with { Upsampling = Upsampling.Linear };

        Assert.Equal(8, SamplePoints.Trial(linear).Prediction.Distinct);
        Assert.Equal(8, SamplePoints.Trial(linear with { Padding = Padding.Circular }).Prediction.Distinct);
        Assert.Equal(1, SamplePoints.Trial(linear with { Scene = SceneKind.Constant }).Prediction.Distinct);
    }

    [Theory]
    [InlineData(Pooling.Average)]
    [InlineData(Pooling.Blur)]
    [InlineData(Pooling.AdaptivePolyphase)]
    public void Every_pooling_on_a_grid_has_the_same_bound(Pooling pooling)
    {
        var prediction = SamplePoints.Trial(SamplePoints.Discs(2, 2, 6, 7) with { Pooling = pooling, Padding = Padding.Circular }).Prediction;

        Assert.Equal((16, 8), (prediction.Bound, prediction.Distinct));
    }

    [Theory]
    [InlineData(Padding.Valid, SceneKind.Discs)]
    [InlineData(Padding.Circular, SceneKind.Discs)]
    [InlineData(Padding.Valid, SceneKind.Constant)]
    public void A_dilated_network_tells_nothing_apart(Padding padding, SceneKind scene)
    {
        var prediction = SamplePoints.Trial(SamplePoints.Discs(2, 2, 7, 7) with { Pooling = Pooling.Dilated, Padding = padding, Scene = scene }).Prediction;

        Assert.Equal((1, 1), (prediction.Bound, prediction.Distinct));
        Assert.Contains("distinct: 1 * 1 = 1, for a network that never subsamples follows every shift (a trous)", prediction.Notes);
    }

    [Theory]
    [InlineData(Normalisation.Instance)]
    [InlineData(Normalisation.Batch)]
    [InlineData(Normalisation.Group)]
    public void One_image_has_one_statistic_so_that_normalisation_changes_no_count(Normalisation normalisation) =>
        Assert.Equal(8, SamplePoints.Trial(SamplePoints.Discs(2, 2, 6, 7) with { Normalisation = normalisation }).Prediction.Distinct);

    [Fact]
    public void Noise_and_deformation_take_the_count_away_but_not_from_a_constant_image()
    {
        const string Note = "distinct: not predicted, for noise and deformation make every disc another one (L7)";
        var discs = SamplePoints.Discs(2, 2, 6, 7);

        Assert.Contains(Note, SamplePoints.Trial(discs with { Noise = 0.01 }).Prediction.Notes);
        Assert.Null(SamplePoints.Trial(discs with { Noise = 0.01 }).Prediction.Distinct);
        Assert.Null(SamplePoints.Trial(discs with { Elastic = 0.2 }).Prediction.Distinct);
        Assert.Equal(16, SamplePoints.Trial(discs with { Noise = 0.01, Scene = SceneKind.Constant }).Prediction.Distinct);
        Assert.Equal(8, SamplePoints.Trial(discs with { Noise = 1e-300 }).Prediction.Distinct);
        Assert.Equal(8, SamplePoints.Trial(discs with { Noise = 1e-16, Precision = Precision.Float32 }).Prediction.Distinct);
        Assert.Null(SamplePoints.Trial(discs with { Noise = 1e-16, Precision = Precision.Float64 }).Prediction.Distinct);
    }

    [Fact]
    public void Objects_that_do_not_look_the_same_are_not_counted()
    {
        Assert.Null(SamplePoints.Trial(new() { Scene = SceneKind.Nuclei, Spacing = new(8, 8) }).Prediction.Distinct);
        Assert.Null(SamplePoints.Trial(new() { Scene = SceneKind.Images, Images = "cells" }).Prediction.Distinct);
    }

    [Fact]
    public void An_image_with_fewer_objects_than_phases_shows_fewer()
    {
        // Discs at 0, 15, 30, 45 fit into 60 pixels, 4 of 8 phases per axis; 8b - 28 gives 60.
        var point = SamplePoints.Discs(3, 2, 15, 15) with { Radius = 5, WholeImage = new(60, 60) };

        Assert.Equal(16, SamplePoints.Trial(point).Prediction.Distinct);
    }

    [Fact]
    public void A_network_that_upsamples_nothing_does_not_interpolate() =>
        Assert.Equal(1, SamplePoints.Trial(new GridPoint { Depth = 0, Upsampling = Upsampling.Linear }).Prediction.Distinct);

    [Fact]
    public void The_count_divides_the_bound_and_a_spacing_one_period_longer_changes_nothing() => SamplePoints.Feasible.Sample(static point =>
    {
        var valid = point with { Padding = Padding.Valid, Upsampling = Upsampling.Learnt };
        if (Trial.Of(valid).Trial is not { Prediction: { Distinct: { } distinct } prediction, Period: var period })
        {
            return;
        }

        Assert.Equal(0, prediction.Bound % distinct);
        var longer = Trial.Of(valid with { Spacing = valid.Spacing.Zip(period, static (spacing, one) => spacing + one) }).Trial;
        Assert.True(longer is null || longer.Prediction.Distinct == distinct);
    });

    [Fact]
    public void Exchanging_axes_exchanges_nothing_in_the_count() => SamplePoints.Feasible.Sample(static point =>
    {
        var levels = Enumerable.Range(0, point.Depth).Select(level => Reversed(point.Factor.At(level, point.Dimensions)));
        var mirrored = point with { Factor = PoolingFactors.PerLevel(levels), Spacing = Reversed(point.Spacing) };
        if (Trial.Of(point).Trial is { } trial && Trial.Of(mirrored).Trial is { } other)
        {
            Assert.Equal(trial.Prediction.Distinct, other.Prediction.Distinct);
            Assert.Equal(Reversed(trial.Period), other.Period);
        }
    });

    [Fact]
    public void The_count_is_what_counting_phases_one_by_one_gives() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 60]).Sample(static (spacing, period) =>
        {
            var phases = Enumerable.Range(0, period).Select(disc => disc * spacing % period).Distinct().Count();
            Assert.Equal(phases, new Lattice(spacing, 1).Phases(period));
        });

    private static PerAxis Reversed(PerAxis values) => PerAxis.FromAxes(values.Count, axis => values[values.Count - 1 - axis]);
}
