namespace Sweep.Dashboard.Report;

/// <summary>A finished report.</summary>
/// <param name="Files">Pictures that belong beside it, by the names under which it refers to them; none in HTML.</param>
public sealed record WrittenReport(string Text, IReadOnlyList<KeyValuePair<string, byte[]>> Files);
