namespace Sweep.Theory.Measuring;

/// <summary>
/// Holm's correction (1979) for many comparisons at once: of those with an adjusted p of at most alpha, with probability 1 - alpha none
/// is chance, however the comparisons depend on each other.
/// </summary>
public static class Holm
{
    /// <summary>Largest adjusted p-value that counts.</summary>
    public const double Level = 0.05;

    /// <summary>Adjusted p-values, in the order given: the i-th smallest of n (from 1) times n - i + 1, at most 1, and never below a smaller one's.</summary>
    /// <param name="ps">From 0 to 1, one for each comparison made, those that found nothing included.</param>
    public static double[] Adjusted(IReadOnlyList<double> ps)
    {
        if (ps.Any(static p => p is not (>= 0 and <= 1)))
        {
            throw new ArgumentOutOfRangeException(nameof(ps), "a p-value lies between 0 and 1");
        }

        var adjusted = new double[ps.Count];
        var largest = 0.0;
        foreach (var (rank, index) in Enumerable.Range(0, ps.Count).OrderBy(index => ps[index]).Index())
        {
            adjusted[index] = largest = Math.Max(largest, Math.Min(1, ps[index] * (ps.Count - rank)));
        }

        return adjusted;
    }

    /// <summary>How many of the comparisons still count.</summary>
    public static int Remaining(IReadOnlyList<double> ps, double alpha = Level) => Adjusted(ps).Count(p => p <= alpha);
}
