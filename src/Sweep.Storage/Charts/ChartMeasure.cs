namespace Sweep.Storage.Charts;

/// <summary>A number that a heat map can show in its cells, and the verdict that colours them.</summary>
/// <param name="Value">As SQL over <c>trial_results</c>.</param>
/// <param name="Verdict">Column with the verdict on it.</param>
/// <param name="Predicted">What the theory says of it, as SQL; null: nothing that is a number.</param>
/// <param name="Asked">Whether a trial was to measure it, as SQL.</param>
/// <param name="Every">SQL over the trials of a cell: whether the law holds for every trial, and not for the largest number among them.</param>
public sealed record ChartMeasure(string Name, string Title, string Value, string Verdict, string? Predicted = null, string Asked = "true", string Every = "true");
