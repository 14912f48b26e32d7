namespace Sweep.Learning.Panels;

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
