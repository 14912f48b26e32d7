namespace Sweep.Storage.Reports;

/// <summary>Which grid points two sweeps, A and B, share.</summary>
/// <param name="SameStream">Whether a seed draws the same networks in both.</param>
/// <param name="ExampleA">One that only A has; null: there is none.</param>
public sealed record PointTotals(long InBoth, long OnlyInA, long OnlyInB, string? ExampleA, string? ExampleB, bool SameStream);
