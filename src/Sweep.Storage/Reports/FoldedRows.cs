namespace Sweep.Storage.Reports;

/// <summary>The first rows of a view over the seeds, the weightiest verdicts first.</summary>
/// <param name="Rows">By the names of the view's columns.</param>
/// <param name="InAll">How many rows the view has of the sweep.</param>
public sealed record FoldedRows(IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows, long InAll);
