using Sweep.Learning.Measuring;

namespace Sweep.Learning.Panels;

/// <summary>
/// Maps embeddings to colours by one affine map for the whole picture: same embedding, same colour. The three principal directions of
/// the shown embeddings become red, green and blue.
/// </summary>
internal static class EmbeddingColours
{
    /// <summary>A direction that varies less than this share of the first one is not stretched to full colour.</summary>
    private const double LeastShare = 0.15;

    /// <summary>Differences below this share of the embeddings' length are rounding; float32 has seven digits.</summary>
    private const double Rounding = 1e-5;

    public static Raster Of(Embeddings output, Section section)
    {
        var channels = Enumerable.Range(0, output.Channels)
            .Select(channel => output.Values.AsSpan((channel * output.Pixels) + section.First, section.Pixels).ToArray())
            .ToArray();
        var directions = PrincipalDirections.Of(channels).Take(3).Select(direction => Along(direction, channels)).ToArray();
        var least = Math.Max(ContrastStretch.Of(directions[0]).Range * LeastShare, Rounding * channels.Max(static channel => channel.Max(Math.Abs)));
        var stretches = directions.Select(along => ContrastStretch.Of(along).AtLeast(least)).ToArray();
        double Channel(int direction, int pixel) =>
            direction < directions.Length ? 0.06 + (0.9 * stretches[direction].Of(directions[direction][pixel])) : 0.5;
        return new Raster(section.Rows, section.Columns,
            [.. Enumerable.Range(0, section.Pixels).Select(pixel => Rgb.Of(Channel(0, pixel), Channel(1, pixel), Channel(2, pixel)))]);
    }

    private static double[] Along(double[] direction, double[][] channels)
    {
        var along = new double[channels[0].Length];
        for (var channel = 0; channel < channels.Length; channel++)
        {
            for (var pixel = 0; pixel < along.Length; pixel++)
            {
                along[pixel] += direction[channel] * channels[channel][pixel];
            }
        }

        return along;
    }
}

/// <summary>Maps the numbers of an image to [0, 1] between two of its quantiles, so that a few outliers do not flatten the rest.</summary>
internal readonly record struct ContrastStretch(double Low, double High)
{
    private const double Quantile = 0.005;

    public double Range => High - Low;

    public static ContrastStretch Of(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        var cut = (int)(Quantile * (sorted.Length - 1));
        // If nearly all numbers agree, only the outliers show.
        return sorted[cut] < sorted[^(cut + 1)] ? new(sorted[cut], sorted[^(cut + 1)]) : new(sorted[0], sorted[^1]);
    }

    /// <summary>Widens a range to at least this length around its middle.</summary>
    public ContrastStretch AtLeast(double range)
    {
        var more = Math.Max(0, range - Range) / 2;
        return new ContrastStretch(Low - more, High + more);
    }

    /// <summary>Returns 0.5 if there is no range.</summary>
    public double Of(double number) => Range > 0 ? Math.Clamp((number - Low) / Range, 0, 1) : 0.5;
}
