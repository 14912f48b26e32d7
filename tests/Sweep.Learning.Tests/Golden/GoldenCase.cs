using System.Text.Json;
using Sweep.Learning.Networks;
using Sweep.Learning.Training;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Golden;

/// <summary>One network with its input, output, loss and gradient, computed by an independent float64 implementation.</summary>
internal sealed class GoldenCase
{
    private readonly JsonElement root;

    public GoldenCase(string name) =>
        root = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.json"))).RootElement;

    public static TheoryData<string> Names =>
    [
        "d1-l2-f2-valid-learnt",
        "d2-l1-f2-circular-learnt",
        "d2-l1-f2-reflect-nearest-avg",
        "d2-l1-f3-valid-nearest",
        "d2-l2-f2-same-learnt",
        "d3-l1-f2-valid-learnt",
    ];

    public UNetOptions Network
    {
        get
        {
            var net = root.GetProperty("net");
            var dimensions = net.GetProperty("dimensions").GetInt32();
            var level = PerAxis.Uniform(dimensions, net.GetProperty("factor").GetInt32());
            return new UNetOptions(
                dimensions,
                [.. Enumerable.Repeat(level, net.GetProperty("depth").GetInt32())],
                Choice<Padding>(net, "padding"),
                Choice<Upsampling>(net, "upsampling"),
                Choice<Pooling>(net, "pooling"),
                net.GetProperty("convolutions").GetInt32(),
                net.GetProperty("width").GetInt32());
        }
    }

    public LossOptions Loss => new(LossNumber("delta_v"), LossNumber("delta_d"));

    public (long[] Shape, double[] Data) Input => Array(root.GetProperty("input"));

    public (long[] Shape, double[] Data) Output => Array(root.GetProperty("output"));

    public (long[] Shape, double[] Data) Gradient => Array(root.GetProperty("loss").GetProperty("gradient"));

    public double LossNumber(string name) => root.GetProperty("loss").GetProperty(name).GetDouble();

    /// <summary>Numbered 0, 1, 2 in order of value, since a label may be absent from the window.</summary>
    public (long[] Instances, long Count) Instances
    {
        get
        {
            var labels = Array(root.GetProperty("labels")).Data;
            var known = labels.Distinct().Order().ToList();
            return ([.. labels.Select(label => (long)known.IndexOf(label))], known.Count);
        }
    }

    /// <summary>The weights in the network's order; a name or shape of the file that the network lacks fails.</summary>
    public double[] WeightsFor(IReadOnlyList<WeightShape> shapes)
    {
        var weights = root.GetProperty("weights");
        Assert.Equal(weights.EnumerateObject().Select(static weight => weight.Name).Order(), shapes.Select(static shape => shape.Name).Order());
        return [.. shapes.SelectMany(shape =>
        {
            var (dimensions, data) = Array(weights.GetProperty(shape.Name));
            Assert.Equal(dimensions, shape.Shape);
            return data;
        })];
    }

    /// <summary>
    /// The reference's gradient, save for the one collapsed embedding: there all means are equal, the reference pushes them
    /// along the last bit of its own sums (channel 1 only), and what is left is the pull of the regularisation,
    /// weight / instances / pixels of the instance * mean / |mean|, which channels 0 and 2 of the reference show.
    /// </summary>
    public double[] WithoutRounding(double[] gradient)
    {
        var pixels = (int)(Gradient.Data.Length / Gradient.Shape[0]);
        var collapsed = Output.Data.Chunk(pixels).All(static channel => channel.All(value => value == channel[0]));
        return collapsed
            ? [.. gradient.Select((value, at) => at / pixels == 1
                ? gradient[at % pixels] * Output.Data[pixels] / Output.Data[0]
                : value)]
            : gradient;
    }

    private static T Choice<T>(JsonElement net, string name)
        where T : struct, Enum => Enum.Parse<T>(net.GetProperty(name).GetString()!, ignoreCase: true);

    private static (long[] Shape, double[] Data) Array(JsonElement element) => (
        [.. element.GetProperty("shape").EnumerateArray().Select(static side => side.GetInt64())],
        [.. element.GetProperty("data").EnumerateArray().Select(static number => number.GetDouble())]);
}
