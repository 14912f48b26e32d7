namespace Sweep.Learning.Panels.Colouring;

/// <summary>The numbers of an image mapped to [0, 1] between two of its quantiles, so that a few strays do not flatten the rest.</summary>
internal readonly record struct ContrastStretch(double Low, double High)
{
    private const double Quantile = 0.005;

    public double Range => High - Low;

    public static ContrastStretch Of(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        var cut = (int)(Quantile * (sorted.Length - 1));
        // Where nearly all numbers agree, the strays are what there is to see.
        return sorted[cut] < sorted[^(cut + 1)] ? new(sorted[cut], sorted[^(cut + 1)]) : new(sorted[0], sorted[^1]);
    }

    /// <summary>A range of this length at least, about the same middle.</summary>
    public ContrastStretch AtLeast(double range)
    {
        var more = Math.Max(0, range - Range) / 2;
        return new ContrastStretch(Low - more, High + more);
    }

    /// <summary>The middle where there is no range.</summary>
    public double Of(double number) => Range > 0 ? Math.Clamp((number - Low) / Range, 0, 1) : 0.5;
}
