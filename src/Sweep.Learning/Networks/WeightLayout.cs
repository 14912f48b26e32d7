namespace Sweep.Learning.Networks;

/// <summary>One weight or bias of the network.</summary>
/// <param name="FanIn">Inputs that add up to one output; 0 for a bias and for a weight of a normalisation.</param>
/// <param name="Start">Initial value of a weight without fan-in.</param>
public sealed record WeightShape(string Name, long[] Shape, long FanIn, double Start = 0)
{
    public long Count => Shape.Aggregate(1L, static (product, side) => checked(product * side));
}

/// <summary>Names, shapes and order of the weights, from the input to the head.</summary>
internal static class WeightLayout
{
    public static IEnumerable<WeightShape> Of(UNetOptions options)
    {
        for (var level = 0; level <= options.Depth; level++)
        {
            foreach (var shape in Stage(options, $"encoder.{level}", level == 0 ? 1 : options.Maps(level - 1), options.Maps(level)))
            {
                yield return shape;
            }

            if (options.Pooling == Sweep.Theory.Points.Pooling.Strided && level < options.Depth)
            {
                foreach (var shape in Convolution($"pool.{level}", options.Maps(level), options.Maps(level), Block(options, level)))
                {
                    yield return shape;
                }
            }
        }

        for (var level = options.Depth - 1; level >= 0; level--)
        {
            var (skip, below) = (options.Maps(level), options.Maps(level + 1));
            var learnt = options.Upsampling == Sweep.Theory.Points.Upsampling.Learnt;
            if (learnt)
            {
                // Kernel = stride, so each output pixel depends on exactly one input pixel.
                yield return new WeightShape($"upsample.{level}.weight", [below, skip, .. Block(options, level)], below);
                yield return new WeightShape($"upsample.{level}.bias", [skip], 0);
            }

            foreach (var shape in Stage(options, $"decoder.{level}", skip + (learnt ? skip : below), skip))
            {
                yield return shape;
            }
        }

        foreach (var shape in Convolution("head", options.Embedding, options.Maps(0), Kernel(options, 1)))
        {
            yield return shape;
        }
    }

    /// <summary>The layers with running statistics.</summary>
    public static IEnumerable<(string Name, long Channels)> BatchNormalised(UNetOptions options) =>
        options.Normalisation != Sweep.Theory.Points.Normalisation.Batch ? []
        : from shape in Of(options)
          where shape.Name.EndsWith(".scale", StringComparison.Ordinal)
          select (shape.Name[..^".scale".Length], shape.Count);

    private static IEnumerable<WeightShape> Stage(UNetOptions options, string name, int mapsIn, int mapsOut) =>
        Enumerable.Range(0, options.Convolutions).SelectMany(index =>
            Convolution($"{name}.{index}", mapsOut, index == 0 ? mapsIn : mapsOut, Kernel(options, 3)).Concat(Normalised(options, $"{name}.{index}", mapsOut)));

    private static IEnumerable<WeightShape> Normalised(UNetOptions options, string name, int maps) =>
        options.Normalisation == Sweep.Theory.Points.Normalisation.None ? []
        : [new WeightShape($"{name}.scale", [maps], 0, Start: 1), new WeightShape($"{name}.shift", [maps], 0)];

    private static IEnumerable<WeightShape> Convolution(string name, int mapsOut, int mapsIn, long[] kernel)
    {
        var fanIn = kernel.Aggregate((long)mapsIn, static (product, side) => checked(product * side));
        yield return new WeightShape($"{name}.weight", [mapsOut, mapsIn, .. kernel], fanIn);
        yield return new WeightShape($"{name}.bias", [mapsOut], 0);
    }

    /// <summary>The block of pixels that becomes one pixel of the level below.</summary>
    private static long[] Block(UNetOptions options, int level) => [.. options.Levels[level].ToArray().Select(static side => (long)side)];

    private static long[] Kernel(UNetOptions options, long side) => [.. Enumerable.Repeat(side, options.Dimensions)];
}
