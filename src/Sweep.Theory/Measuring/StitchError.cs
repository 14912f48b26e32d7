namespace Sweep.Theory.Measuring;

/// <summary>Difference between a stitched output and the whole image's, in standard deviations of the latter.</summary>
public sealed record StitchError(double Max, double Rms)
{
    /// <summary>In standard deviations: a larger <see cref="Max"/> is a seam, and no rounding.</summary>
    public const double Visible = 0.01;

    /// <summary>Both spans hold the same pixels in the same order; the deviation is that of <paramref name="whole"/>, 0 gives NaN.</summary>
    public static StitchError Between(ReadOnlySpan<double> stitched, ReadOnlySpan<double> whole)
    {
        if (stitched.Length != whole.Length || whole.IsEmpty)
        {
            throw new ArgumentException($"the stitched image has {stitched.Length} values and the whole one {whole.Length}; both need the same, at least one");
        }

        double mean = 0;
        foreach (var value in whole)
        {
            mean += value / whole.Length;
        }

        double variance = 0;
        double largest = 0;
        double squares = 0;
        for (var index = 0; index < whole.Length; index++)
        {
            variance += (whole[index] - mean) * (whole[index] - mean) / whole.Length;
            var difference = stitched[index] - whole[index];
            largest = Math.Max(largest, Math.Abs(difference));
            squares += difference * difference / whole.Length;
        }

        var deviation = Math.Sqrt(variance);
        return deviation > 0
            ? new StitchError(largest / deviation, Math.Sqrt(squares) / deviation)
            : new StitchError(double.NaN, double.NaN);
    }
}
