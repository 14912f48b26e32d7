namespace Sweep.Storage.Reports;

/// <summary>A trial that did not come out as predicted, or not at all.</summary>
/// <param name="Kind"><c>refuted</c>, <c>failed</c>, <c>inconclusive</c> or <c>not_reached</c>.</param>
/// <param name="OfKind">How many of this kind there are in all; only the first ones are read.</param>
/// <param name="Canonical">The grid point as text.</param>
public sealed record Deviation(string Kind, long OfKind, Guid Trial, long Ordinal, string Canonical, string Reason);
