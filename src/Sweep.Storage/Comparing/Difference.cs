namespace Sweep.Storage.Comparing;

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

    /// <summary>Mean of B less mean of A.</summary>
    public double? Change { get; init; }

    /// <summary>Half of the 95 % interval of the change; null: there are not two seeds on both sides, and any change is told.</summary>
    public double? HalfWidth { get; init; }
}
