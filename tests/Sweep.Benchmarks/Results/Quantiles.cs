namespace Sweep.Benchmarks.Results;

/// <summary>Quantiles of repeated measurements.</summary>
internal static class Quantiles
{
    /// <summary>The smallest value that at least this share of the values does not exceed; NaN without values.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public static double Of(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    public static double Median(IEnumerable<double> values) => Of(values, 0.5);
}
