namespace Sweep.Theory.Measuring;

/// <summary>Difference between a stitched output and the whole image's, in standard deviations of the latter.</summary>
public sealed record StitchError(double Max, double Rms)
{
    /// <summary>Both spans hold the same pixels in the same order; the deviation is that of <paramref name="whole"/>, 0 gives NaN.</summary>
    public static StitchError Between(ReadOnlySpan<double> stitched, ReadOnlySpan<double> whole) => throw new NotImplementedException();
}
