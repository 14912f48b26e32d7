namespace Sweep.Synthetic;

/// <summary>How long one query took, the second time it ran.</summary>
/// <param name="Plan">What the server did; null for queries that are not one statement.</param>
public sealed record Timing(string Query, long Rows, double Milliseconds, string? Plan);
