namespace Sweep.Storage.Reports;

/// <summary>The logarithms of one configuration's jump ratios over its measured seeds, two of them at least.</summary>
/// <param name="Deviation">Their standard deviation in the sample.</param>
public sealed record SeedMoments(long N, double Mean, double Deviation);
