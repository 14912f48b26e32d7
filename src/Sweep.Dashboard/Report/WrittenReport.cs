namespace Sweep.Dashboard.Report;

/// <summary>A finished report.</summary>
/// <param name="Files">Pictures for the folder beside it, by the names that it refers to; none in HTML.</param>
public sealed record WrittenReport(string Text, IReadOnlyList<KeyValuePair<string, byte[]>> Files);
