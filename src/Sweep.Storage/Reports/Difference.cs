namespace Sweep.Storage.Reports;

/// <summary>One thing in which two sweeps, A and B, differ.</summary>
/// <param name="Kind"><c>verdict</c>, <c>number</c>, <c>only_in_a</c> or <c>only_in_b</c>.</param>
/// <param name="What">The column of <c>trial_results</c>; null for points that only one sweep has.</param>
/// <param name="Seed">Null for numbers, which are means over seeds.</param>
/// <param name="A">State or verdict, or mean; for a point that only A has its state.</param>
public sealed record Difference(string Kind, string? What, string Configuration, int? Seed, object? A, object? B)
{
    /// <summary>Seeds of A with this number.</summary>
    public long? SeedsA { get; init; }

    public long? SeedsB { get; init; }

    /// <summary>Seeds that were compared each with its equal; null: none were, and A and B are the means of all.</summary>
    public long? Pairs { get; init; }

    /// <summary>Seeds that were left out because the other sweep has no number for them.</summary>
    public long? UnpairedSeeds { get; init; }

    /// <summary>Mean of B less mean of A.</summary>
    public double? Change { get; init; }

    /// <summary>Half of the 95 % interval of the change; null: there are not two seeds on both sides, and any change is told.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>p-value of the change by Student's t test, from 0 to 1; null as above.</summary>
    public double? P { get; init; }

    /// <summary>Whether the change still counts after Holm's correction over all numbers that were compared; null as above.</summary>
    public bool? CountsAfterHolm { get; init; }
}
