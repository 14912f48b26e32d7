using Sweep.Learning.Networks;
using Sweep.Learning.Training;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Golden;

[Fast]
public sealed class GoldenTests
{
    public static TheoryData<string, ScalarType, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, ScalarType, double>();
            foreach (string name in GoldenCase.Names)
            {
                cases.Add(name, ScalarType.Float64, 1e-9);
                cases.Add(name, ScalarType.Float32, 1e-4);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Output_equals_the_independent_reference(string name, ScalarType type, double tolerance)
    {
        var golden = new GoldenCase(name);
        using var network = new ShiftEquivariantUNet(golden.Network, type);
        network.Weights.Set(golden.WeightsFor(network.Weights.Shapes));
        using var input = tensor(golden.Input.Data, golden.Input.Shape, type);

        using var output = network.Forward(input);

        Assert.Equal(golden.Output.Shape, output.shape);
        AssertClose(golden.Output.Data, output, tolerance);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Loss_and_its_gradient_equal_the_independent_reference(string name, ScalarType type, double tolerance)
    {
        var golden = new GoldenCase(name);
        var (labels, count) = golden.Instances;
        using var output = tensor(golden.Output.Data, golden.Gradient.Shape, type).requires_grad_(true);
        using var instances = tensor(labels);

        var loss = new DiscriminativeLoss(golden.Loss).Of(output.flatten(1).t(), instances, count);
        loss.Total.backward();

        AssertClose([golden.LossNumber("variance")], loss.Variance, tolerance);
        AssertClose([golden.LossNumber("distance")], loss.Distance, tolerance);
        AssertClose([golden.LossNumber("regularisation")], loss.Regularisation, tolerance);
        AssertClose([golden.LossNumber("total")], loss.Total, tolerance);
        AssertClose(golden.WithoutRounding(golden.Gradient.Data), output.grad!, tolerance);
    }

    /// <summary>The tolerance is relative to the largest of the expected numbers.</summary>
    private static void AssertClose(double[] expected, Tensor actual, double tolerance)
    {
        var numbers = actual.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
        Assert.Equal(expected.Length, numbers.Length);
        var scale = expected.Max(Math.Abs);
        var worst = expected.Zip(numbers, static (e, a) => Math.Abs(e - a)).Max();
        Assert.True(worst <= tolerance * scale, $"off by {worst:g3} at a scale of {scale:g3}");
    }
}
