using Sweep.Learning.Measuring;
using Sweep.Learning.Networks;
using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Measuring;

[Slow]
public sealed class TrialMeasuringTests
{
    private static readonly GridPoint Point = new() { Width = 8, TileCrop = new PerAxis(4, 4) };

    [Fact]
    public void A_dead_network_is_called_dead_and_not_one_embedding()
    {
        using var network = new ShiftEquivariantUNet(UNetOptions.Of(Point), ScalarType.Float64);

        var measurement = new TrialMeasuring(network, null).Of(Measured.Feasible(Point));

        Assert.True(measurement.Dead);
        Assert.Equal(0, measurement.OutputDeviation);
        Assert.Null(measurement.Distinct);
        Assert.Null(measurement.StitchErrorMax);
    }

    [Fact]
    public void Only_what_was_asked_for_is_measured()
    {
        var count = Measured.Of(Point with { Measure = Measures.Separability });
        var stitch = Measured.Of(Point with { Measure = Measures.Stitching });

        Assert.Equal((16L, null), (count.Distinct, count.StitchErrorMax));
        Assert.Null(stitch.Distinct);
        Assert.True(stitch.StitchErrorMax <= 1e-5);
    }

    [Fact]
    public void Random_weights_were_never_asked_to_be_smooth_so_no_jump_is_measured() =>
        Assert.Null(Measured.Of(Point with { Measure = Measures.Seams }).JumpRatio);

    [Fact]
    public void Trials_that_differ_in_their_tiles_or_scenes_share_a_network_and_keep_their_own_counts()
    {
        var outcomes = Measured.Training(
            Point with { Spacing = new PerAxis(7, 7) },
            Point with { Spacing = new PerAxis(7, 7), TileCrop = new PerAxis(5, 5) },
            Point with { Spacing = new PerAxis(8, 8) },
            Point with { Spacing = new PerAxis(6, 6) });

        Assert.Equal([16L, 16L, 1L, 4L], outcomes.Select(static outcome => outcome.Measurement.Distinct));
    }

    [Fact]
    public void Lines_lie_at_tile_borders_where_the_crop_is_no_multiple_of_the_period()
    {
        Assert.False(Seams.LieAtTileBorders(Measured.Feasible(Point with { TileCrop = null })));
        Assert.False(Seams.LieAtTileBorders(Measured.Feasible(Point with { TileCrop = new PerAxis(8, 4) })));
        Assert.True(Seams.LieAtTileBorders(Measured.Feasible(Point with { TileCrop = new PerAxis(8, 5) })));
    }

    /// <summary>P is 9; the second pooling makes a lattice of spacing 6 constant, and nearest upsampling leaves it so.</summary>
    [Fact]
    public void Lines_lie_as_far_apart_as_the_period_that_counts_on_the_scene()
    {
        var point = new GridPoint
        {
            Dimensions = 1, Depth = 2, Factor = PoolingFactors.Uniform(3), Radius = 1, Spacing = new PerAxis(6), Width = 4, Upsampling = Upsampling.Nearest,
            Steps = 1, TileCrop = new PerAxis(3), Precision = Precision.Float32, Measure = Measures.Seams,
        };

        Assert.Equal(new PerAxis(3), Measured.Feasible(point).EffectivePeriod);
        Assert.False(Seams.LieAtTileBorders(Measured.Feasible(point)));
        Assert.True(Seams.LieAtTileBorders(Measured.Feasible(point with { Upsampling = Upsampling.Learnt })));
        Assert.Equal(3, Measured.Of(point).JumpProfile!.Count);
        Assert.Equal(9, Measured.Of(point with { Upsampling = Upsampling.Learnt, TileCrop = null }).JumpProfile!.Count);
    }

    [Fact]
    public void Levels_are_measured_once_a_network_and_only_where_a_law_needs_them()
    {
        var outcomes = Measured.Training(Point with { Measure = Measures.Separability }, Point with { Measure = Measures.Stitching });

        Assert.All(outcomes[0].Measurement.LevelResponse!, static response => Assert.True(response > 0.01));
        Assert.Same(outcomes[0].Measurement.LevelResponse, outcomes[1].Measurement.LevelResponse);
        Assert.Null(Measured.Of(Point with { Measure = Measures.Instances, Steps = 1, Precision = Precision.Float32 }).LevelResponse);
    }

    [Fact]
    public void Instances_are_looked_for_after_training_only_and_the_loss_curve_is_kept()
    {
        var point = Point with { Measure = Measures.Instances, Precision = Precision.Float32 };
        var random = Measured.Of(point);
        var trained = Measured.Of(point with { Steps = 250 });

        Assert.Equal((null, null, null), (random.Separable, random.Ap50, random.LossCurve));
        Assert.NotNull(trained.Separable);
        Assert.NotNull(trained.Ap50);
        Assert.InRange(trained.LossCurve!.Count, 50, 100);
        Assert.True(trained.LossCurve[^1] < trained.LossCurve[0]);
    }

    [Fact]
    public void Without_tiles_every_object_counts_as_one_that_could_be_split()
    {
        var trial = Point with { Measure = Measures.Instances, Precision = Precision.Float32, Steps = 1, TileCrop = null, WholeImage = new PerAxis(26, 26) };
        var measurement = Measured.Of(trial);

        // 28 pixels show 4 x 4 discs and no part of any other.
        Assert.Equal((16L, 16L), (measurement.TruthObjects, measurement.CutObjects));
    }

    [Fact]
    public void Nuclei_are_scored_and_their_jumps_profiled_by_position_in_the_period()
    {
        var point = Point with
        {
            Scene = SceneKind.Nuclei,
            Radius = 4,
            Spacing = new PerAxis(13, 13),
            Steps = 30,
            TileCrop = null,
            WholeImage = new PerAxis(52, 52),
            Precision = Precision.Float32,
            Measure = Measures.Instances | Measures.Seams | Measures.Separability | Measures.Stitching,
        };
        var outcomes = Measured.Training(point, point with { TileCrop = new PerAxis(8, 8) }, point with { TileCrop = new PerAxis(10, 10) });

        // Whole cells only: 4 x 4 of 13 pixels, of which about one in ten is empty; more where the border cuts some.
        Assert.InRange(outcomes[0].Measurement.TruthObjects!.Value, 10, 25);
        Assert.All(outcomes, static outcome => Assert.Equal((null, false), (outcome.Measurement.Distinct, outcome.Measurement.Dead)));
        Assert.All(outcomes, static outcome => Assert.NotNull(outcome.Measurement.Ap));
        Assert.All(outcomes, static outcome => Assert.NotNull(outcome.Measurement.JumpRatio));
        Assert.Equal([4, 4, 10], outcomes.Select(static outcome => outcome.Measurement.JumpProfile!.Count));
        Assert.InRange(outcomes[1].Measurement.StitchErrorMax!.Value, 0, 1e-5);
        Assert.True(outcomes[2].Measurement.CutObjects < outcomes[2].Measurement.TruthObjects);
    }

    [Fact]
    public void Noise_and_deformation_leave_objects_to_be_counted()
    {
        var point = Point with { Steps = 1, Precision = Precision.Float32, Measure = Measures.Separability, TileCrop = null };

        Assert.All(
            [Measured.Of(point with { Noise = 0.01 }), Measured.Of(point with { Elastic = 0.2 })],
            measurement => Assert.Equal((Measured.Feasible(point).Evaluation.Objects.Product(), true), (measurement.Objects!.Value, measurement.Distinct >= 1)));
    }

    [Fact]
    public void Shifts_are_measured_around_circular_borders_only()
    {
        var circular = Point with { Padding = Padding.Circular, TileCrop = null, Measure = Measures.Shifts };
        var max = Measured.Of(circular);
        var dilated = Measured.Of(circular with { Pooling = Pooling.Dilated });
        var plain = Measured.Of(circular with { Depth = 0 });

        var adaptive = Measured.Of(circular with { Pooling = Pooling.AdaptivePolyphase });

        Assert.Null(Measured.Of(Point with { Measure = Measures.Shifts }).ShiftErrorMax);
        Assert.True(adaptive is { GridGap: > 1e-6 and < 1, ShiftErrorMax: < 1e-10, LevelResponse: null });
        Assert.True(max is { GridGap: null, LevelResponse: [> 0.1, > 0.1] });
        Assert.True(max is { ShiftErrorMax: > 0.1, ShiftErrorScene: > 0.1 });
        Assert.True(dilated is { ShiftErrorMax: >= 0 and < 1e-10, ShiftErrorScene: < 1e-10 });
        Assert.True(plain is { ShiftErrorMax: >= 0 and < 1e-10, ShiftErrorScene: < 1e-10 });
    }
}
