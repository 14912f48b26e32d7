namespace Sweep.Storage.Reports;

/// <summary>Trials whose state or verdict changed in the same way.</summary>
/// <param name="What">The column of <c>trial_results</c> that changed.</param>
/// <param name="Example">One of them, as the text of its grid point.</param>
public sealed record VerdictGroup(string What, string? A, string? B, long Trials, string Example);
