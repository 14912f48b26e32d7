using Sweep.Learning.Measuring;
using Sweep.Learning.Networks;
using Sweep.Learning.Tests.Laws;
using Sweep.Theory;
using Sweep.Theory.Trials;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Measuring;

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
}
