using Sweep.Learning.Networks;
using Sweep.Learning.Scenes;
using Sweep.Learning.Tests.Laws;
using Sweep.Learning.Training;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Training;

/// <summary>Windows so small beside their scene that many of them show nothing to be told apart.</summary>
[Fast]
public sealed class EmptyWindowTests
{
    private static readonly GridPoint Sparse = new()
    {
        Depth = 1, Radius = 2, Spacing = PerAxis.Uniform(2, 14), Width = 4, TrainWindow = PerAxis.Uniform(2, 3), Steps = 40, LearningRate = 3e-3,
        Precision = Precision.Float32, Measure = Measures.Separability,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Windows_of_background_end_no_training_and_are_counted(int batch) => Assert.All(Enumerable.Range(0, 4), seed =>
    {
        var point = Sparse with { Seed = seed, Batch = batch };
        var shown = Shown(point).ToList();
        Assert.Contains(shown, static instances => instances < 2);
        Assert.Contains(shown, static instances => instances >= 2);

        var measurement = Measured.Of(point);

        Assert.Equal((point.Steps, shown.Count(static instances => instances < 2)), (measurement.StepsMade, measurement.EmptyWindows));
        Assert.NotNull(measurement.FinalLoss);
    });

    [Fact]
    public void A_training_that_saw_background_alone_has_no_final_loss()
    {
        var measurement = Measured.Of(Sparse with { Spacing = PerAxis.Uniform(2, 1000), Steps = 5, WholeImage = PerAxis.Uniform(2, 20) });

        Assert.Equal((5, 5, null), (measurement.StepsMade, measurement.EmptyWindows, measurement.FinalLoss));
        Assert.Equal(5, measurement.LossCurve!.Count);
    }

    [Fact]
    public void A_loss_of_0_over_two_instances_ends_the_training()
    {
        // All embeddings are 0, and means that are equal by value push nothing apart: the loss is 0 in every window.
        var point = Sparse with { PairMask = PairMask.ByValue };
        var first = Shown(point).ToList().FindIndex(static instances => instances >= 2);
        Assert.InRange(first, 1, point.Steps - 2);
        using var network = new ShiftEquivariantUNet(UNetOptions.Of(point), ScalarType.Float32);
        network.Weights.Set(new double[network.Weights.Values.numel()]);

        var result = new Trainer(network, point, Measured.Feasible(point).Training!).Run(TestContext.Current.CancellationToken);

        Assert.Equal((first + 1, first, 0), (result.Steps, result.EmptyWindows, result.FinalLoss));
    }

    /// <summary>Instances of each step.</summary>
    private static IEnumerable<long> Shown(GridPoint point)
    {
        var window = Measured.Feasible(point).Training!;
        return Enumerable.Range(0, point.Steps).Select(step => Instances.Of(
            [.. Enumerable.Range(0, point.Batch).Select(item => Scene.ForTraining(point, window, (step * point.Batch) + item).Labels(window.Offset, window.Window))]).Count);
    }
}
