using Sweep.Learning.Measuring;
using Sweep.Learning.Networks;
using Sweep.Learning.Panels;
using Sweep.Learning.Randomness;
using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Panels;

[Fast]
public sealed class PicturesTests
{
    /// <summary>Margin 20, the first disc's centre at output pixel (2, 2).</summary>
    private static readonly GridPoint Point = new()
    {
        Width = 4, Steps = 1, Precision = Precision.Float32, Measure = Measures.Panels | Measures.Instances,
    };

    [Fact]
    public void Only_a_trial_that_asks_for_a_picture_gets_one() => Assert.Null(Subject(Point with { Measure = Measures.Instances }));

    [Fact]
    public void The_whole_input_is_shown_and_the_truth_lies_in_it_at_the_origin()
    {
        var subject = Subject(Point)!;
        var trial = subject.Trial;

        Assert.Equal((trial.Evaluation.Input, trial.Evaluation.Margin, null), (subject.InputSides, subject.Origin, subject.TileLines));
        Assert.Equal(trial.Evaluation.Output, subject.Output.Sides);
        AssertTruthLiesInTheInput(subject);
        Assert.Equal(subject.Truth.Length, subject.Instances!.Length);
    }

    [Fact]
    public void Tiles_are_shown_stitched_with_their_lines()
    {
        var subject = Subject(Point with { TileCrop = new PerAxis(5, 6) })!;
        var tiling = subject.Trial.Tiling!;

        Assert.Equal(new PerAxis(5, 6), subject.TileLines);
        Assert.Equal(new PerAxis(5 * tiling.Tiles[0], 6 * tiling.Tiles[1]), subject.Output.Sides);
        Assert.Equal(tiling.Image.Input, subject.InputSides);
        AssertTruthLiesInTheInput(subject);
    }

    [Fact]
    public void Random_weights_are_shown_on_the_image_that_they_were_stitched_on()
    {
        var subject = Subject(Point with { Steps = 0, TileCrop = new PerAxis(8, 8) })!;

        Assert.Equal(GenericImage.Of(subject.InputSides, subject.Trial.Point.RandomSeed), subject.Input);
        Assert.All(subject.Truth, static label => Assert.Equal(0, label));
        Assert.Null(subject.Instances);
    }

    [Fact]
    public void Instances_are_shown_only_where_they_were_looked_for() =>
        Assert.Null(Subject(Point with { Measure = Measures.Panels })!.Instances);

    /// <summary>Discs are 1 on 0.</summary>
    private static void AssertTruthLiesInTheInput(PanelSubject subject)
    {
        var columns = subject.Output.Sides[1];
        Assert.Contains(subject.Truth, static label => label != 0);
        Assert.All(subject.Truth.Index(), pixel => Assert.Equal(
            pixel.Item == 0 ? 0 : 1,
            subject.Input[((subject.Origin[0] + (pixel.Index / columns)) * subject.InputSides[1]) + subject.Origin[1] + (pixel.Index % columns)]));
    }

    private static PanelSubject? Subject(GridPoint point)
    {
        using var network = new ShiftEquivariantUNet(UNetOptions.Of(point), ScalarType.Float32);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, 0));
        var measuring = new TrialMeasuring(network, null);
        var trial = Measured.Feasible(point);
        return Pictures.Of(trial, measuring.Outputs, measuring.Of(trial));
    }
}
