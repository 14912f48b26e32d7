using Sweep.Learning.Networks;
using Sweep.Learning.Scenes;
using Sweep.Learning.Training;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Training;

[Fast]
public sealed class TrainerTests
{
    private static readonly GridPoint Point = new()
    {
        Depth = 1, Radius = 2, Spacing = PerAxis.Uniform(2, 7), Width = 4, TrainWindow = new PerAxis(10, 12), Steps = 1, LearningRate = 1e-3, Precision = Precision.Float64,
    };

    [Theory]
    [InlineData(SceneKind.Discs, 1)]
    [InlineData(SceneKind.Discs, 3)]
    [InlineData(SceneKind.Nuclei, 2)]
    public void The_first_loss_is_the_formula_over_the_pixels_of_all_windows_together(SceneKind scene, int batch)
    {
        var point = Point with { Scene = scene, Spacing = PerAxis.Uniform(2, scene == SceneKind.Nuclei ? 8 : 7), Batch = batch };

        Assert.Equal(JointLoss(point), Run(point, out _).Curve[0], 9);
    }

    [Fact]
    public void A_later_step_sees_the_windows_after_those_of_the_steps_before()
    {
        // A step of 1e-300 changes no weight.
        var curve = Run(Point with { Batch = 2, Steps = 3, LearningRate = 1e-300 }, out _).Curve;

        Assert.Equal([JointLoss(Point with { Batch = 2 }, 0), JointLoss(Point with { Batch = 2 }, 2), JointLoss(Point with { Batch = 2 }, 4)], curve, Close);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e30)]
    public void A_network_trains_only_during_its_training_however_it_ends(double rate)
    {
        var normalised = Point with { Normalisation = Normalisation.Batch, Precision = Precision.Float32, Steps = 5, LearningRate = rate };
        ShiftEquivariantUNet? network = null;
        var fault = Record.Exception(() => Run(normalised, out network));

        Assert.True(fault is null or TrainingDivergedException, fault?.ToString());
        Assert.False(network!.Training);
        using var untrained = Initialised(normalised);
        Assert.False(network.Statistics.Values.Equals(untrained.Statistics.Values));
    }

    [Fact]
    public void Batches_train_too()
    {
        var curve = Run(Point with { Batch = 4, Steps = 60, LearningRate = 3e-3 }, out _).Curve;

        Assert.InRange(curve.TakeLast(10).Average(), 0, 0.8 * curve.Take(10).Average());
    }

    private static bool Close(double one, double other) => Math.Abs(one - other) < 1e-9;

    private static TrainingResult Run(GridPoint point, out ShiftEquivariantUNet network)
    {
        network = Initialised(point);
        return new Trainer(network, point, Trial.Of(point).Trial!.Training!).Run(TestContext.Current.CancellationToken);
    }

    private static ShiftEquivariantUNet Initialised(GridPoint point)
    {
        var network = new ShiftEquivariantUNet(UNetOptions.Of(point), point.Precision == Precision.Float64 ? ScalarType.Float64 : ScalarType.Float32);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, point.RandomSeed));
        return network;
    }

    /// <summary>Window after window through the network, then the formula in plain loops; instances differ by window, background does not.</summary>
    private static double JointLoss(GridPoint point, int first = 0)
    {
        using var network = Initialised(point);
        var window = Trial.Of(point).Trial!.Training!;
        var instances = new Dictionary<(int, int), List<double[]>>();
        for (var item = 0; item < point.Batch; item++)
        {
            var scene = Scene.ForTraining(point, window, first + item);
            using var input = ImageTensor.Of(scene.Image(window.Margin.Select(static margin => -margin), window.Input), window.Input, network.Weights.Values);
            using var grad = no_grad();
            using var output = network.Forward(input);
            var labels = scene.Labels(window.Offset, window.Window);
            for (var pixel = 0; pixel < labels.Length; pixel++)
            {
                var (row, column) = (window.Offset[0] + (pixel / window.Window[1]), window.Offset[1] + (pixel % window.Window[1]));
                var key = labels[pixel] == 0 ? (0, 0) : (item + 1, labels[pixel]);
                instances.TryAdd(key, []);
                instances[key].Add([.. Enumerable.Range(0, point.Embedding).Select(channel => output[0, channel, row, column].item<double>())]);
            }
        }

        var all = instances.Values.ToList();
        var means = all.ConvertAll(pixels => Enumerable.Range(0, point.Embedding).Select(channel => pixels.Average(pixel => pixel[channel])).ToArray());
        var pull = all.Select((pixels, index) => pixels.Average(pixel => Squared(pixel, means[index]))).Average();
        var push = means.SelectMany((one, i) => means.Where((_, j) => j != i).Select(other => Math.Pow(Math.Max(0, 6 - Math.Sqrt(Squared(one, other))), 2))).Average();
        return pull + push + (1e-4 * means.Average(static mean => Math.Sqrt(mean.Sum(static along => along * along))));
    }

    private static double Squared(double[] one, double[] other) => one.Zip(other, static (a, b) => (a - b) * (a - b)).Sum();
}
