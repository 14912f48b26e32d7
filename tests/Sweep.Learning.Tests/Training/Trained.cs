using Sweep.Learning.Networks;
using Sweep.Learning.Tests.Laws;
using Sweep.Learning.Training;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Training;

/// <summary>The result of a training, to the last bit.</summary>
internal sealed record Trained(long[] Weights, long[] Statistics, long[] Losses, int Steps, int? EmptyWindows, int? ResumedStep)
{
    public static Trained Undisturbed(GridPoint point) => By(point, null, TestContext.Current.CancellationToken);

    public static Trained By(GridPoint point, Checkpointing? checkpointing, CancellationToken cancellationToken) =>
        By(point, checkpointing, null, cancellationToken);

    public static Trained By(GridPoint point, Checkpointing? checkpointing, StepCount? count, CancellationToken cancellationToken)
    {
        using var network = new ShiftEquivariantUNet(UNetOptions.Of(point), point.Precision == Precision.Float64 ? ScalarType.Float64 : ScalarType.Float32);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, point.RandomSeed));
        var result = new Trainer(network, point, Measured.Feasible(point).Training!, checkpointing, count).Run(cancellationToken);
        return new(
            Bits(network.Weights.Values), Bits(network.Statistics.Values), [.. result.Curve.Append(result.FinalLoss ?? double.NaN).Select(BitConverter.DoubleToInt64Bits)],
            result.Steps, result.EmptyWindows, result.ResumedStep);
    }

    public void MustEqual(Trained other)
    {
        Assert.Equal(other.Losses, Losses);
        Assert.Equal((other.Steps, other.EmptyWindows), (Steps, EmptyWindows));
        Assert.Equal(other.Weights, Weights);
        Assert.Equal(other.Statistics, Statistics);
    }

    private static long[] Bits(Tensor tensor)
    {
        using var exact = tensor.to(ScalarType.Float64);
        return [.. exact.data<double>().Select(BitConverter.DoubleToInt64Bits)];
    }
}
