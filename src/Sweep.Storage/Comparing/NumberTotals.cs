namespace Sweep.Storage.Comparing;

/// <summary>How many numbers of how many configurations were compared, and how many moved.</summary>
/// <param name="OverSeeds">With two seeds or more on both sides: by the interval of the difference.</param>
/// <param name="OfOneSeed">Without: exactly, save for rounding.</param>
public sealed record NumberTotals(long OverSeeds, long MovedOverSeeds, long OfOneSeed, long MovedOfOneSeed);
