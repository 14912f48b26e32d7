using Sweep.Theory.Measuring;

namespace Sweep.Storage.Reports;

/// <summary>Counts of compared numbers, of their configurations, and of numbers that changed.</summary>
/// <param name="OverSeeds">With two seeds or more on both sides: by the interval of the difference.</param>
/// <param name="OfOneSeed">Without: exactly, save for rounding.</param>
public sealed record NumberTotals(long OverSeeds, long MovedOverSeeds, long OfOneSeed, long MovedOfOneSeed)
{
    /// <summary>Numbers over several seeds that were compared seed by seed.</summary>
    public long Paired { get; init; }

    /// <summary>Seeds without their equal in the other sweep, where others were compared seed by seed.</summary>
    public long UnpairedSeeds { get; init; }

    /// <summary>Numbers over seeds that count as moved after Holm's correction over all of those comparisons.</summary>
    public long Remaining { get; init; }

    /// <summary>Largest p-value among the <see cref="Remaining"/>; below 0 where there is none.</summary>
    internal double LargestP { get; init; } = -1;

    /// <summary>The same with what Holm's correction leaves.</summary>
    /// <param name="ps">p-values of all comparisons over seeds.</param>
    internal NumberTotals Corrected(IReadOnlyList<double> ps)
    {
        double[] remaining = [.. ps.Zip(Holm.Adjusted(ps)).Where(static pair => pair.Second <= Holm.Level).Select(static pair => pair.First)];
        return this with { Remaining = remaining.Length, LargestP = remaining.DefaultIfEmpty(-1).Max() };
    }
}
