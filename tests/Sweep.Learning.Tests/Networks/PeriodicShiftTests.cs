using CsCheck;
using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Networks;

/// <summary>L1: a shift by the period of an axis commutes with the network.</summary>
[Fast]
public sealed class PeriodicShiftTests
{
    private static readonly Gen<GridPoint> Points =
        from dimensions in Gen.Int[1, 2]
        from depth in Gen.Int[0, 2]
        from factor in Gen.Int[2, 3]
        from upsampling in Gen.Enum<Upsampling>()
        from pooling in Gen.OneOf(Gen.Const(Pooling.Max), Gen.Const(Pooling.Average), Gen.Const(Pooling.Blur), Gen.Const(Pooling.Dilated), Gen.Const(Pooling.Strided))
        from normalisation in Gen.OneOf(Gen.Const(Normalisation.None), Gen.Const(Normalisation.Batch))
        from convolutions in Gen.Int[1, 2]
        from seed in Gen.Int[0, 1000]
        select new GridPoint
        {
            Dimensions = dimensions,
            Depth = depth,
            Factor = PoolingFactors.Uniform(factor),
            Upsampling = upsampling,
            Pooling = pooling,
            Normalisation = normalisation,
            Convolutions = convolutions,
            Seed = seed,
            Width = 4,
            Radius = 1,
            Spacing = PerAxis.Uniform(dimensions, 4),
        };

    [Fact]
    public void With_valid_padding_an_image_that_starts_one_period_later_gives_an_output_that_does() => Points.Sample(
        static point =>
        {
            using var scope = NewDisposeScope();
            var trial = Measured.Feasible(point);
            var sides = trial.Evaluation.Input.Zip(trial.Period, static (side, period) => side + period);
            using var network = Random(point);
            var image = ImageTensor.Of(GenericImage.Of(sides, point.RandomSeed), sides, network.Weights.Values);

            var whole = WholeImage.Forward(network, image);
            var later = WholeImage.Forward(network, Cutout.Of(image, trial.Period, trial.Evaluation.Input));

            AssertEqual(later, Cutout.Of(whole, trial.Period, trial.Evaluation.Output));
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void With_circular_padding_an_image_rolled_by_the_period_gives_an_output_that_is() => Points.Sample(
        static point =>
        {
            using var scope = NewDisposeScope();
            var trial = Measured.Feasible(point with { Padding = Padding.Circular });
            using var network = Random(trial.Point);
            var sides = trial.Evaluation.Input;
            var image = ImageTensor.Of(GenericImage.Of(sides, point.RandomSeed), sides, network.Weights.Values);

            var rolled = WholeImage.Forward(network, image.roll(trial.Period[0], 2));

            AssertEqual(rolled, WholeImage.Forward(network, image).roll(trial.Period[0], 2));
        },
        iter: 30,
        threads: 1);

    [Fact]
    public void A_shift_that_is_no_multiple_of_the_period_does_not_commute()
    {
        var trial = Measured.Feasible(new GridPoint { Padding = Padding.Circular, Seed = 1 });
        using var network = Random(trial.Point);
        var sides = trial.Evaluation.Input;
        using var image = ImageTensor.Of(GenericImage.Of(sides, 1), sides, network.Weights.Values);

        using var rolled = WholeImage.Forward(network, image.roll(2, 2));
        using var output = WholeImage.Forward(network, image).roll(2, 2);

        Assert.True((rolled - output).abs().max().item<double>() > 0.1 * output.std().item<double>());
    }

    private static ShiftEquivariantUNet Random(GridPoint point)
    {
        var network = new ShiftEquivariantUNet(UNetOptions.Of(point), ScalarType.Float64);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, point.RandomSeed));
        return network;
    }

    private static void AssertEqual(Tensor expected, Tensor actual) =>
        Assert.True((expected - actual).abs().max().item<double>() <= 1e-12 * (1 + expected.abs().max().item<double>()));
}
