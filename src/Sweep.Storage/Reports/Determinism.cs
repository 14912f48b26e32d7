namespace Sweep.Storage.Reports;

/// <summary>Counts trials that were measured twice, and those with equal numbers to the last bit.</summary>
/// <param name="Unexplained">Disagreements under the same conditions.</param>
public sealed record Determinism(long LateCompared, long LateDisagreeing, long RepeatedCompared, long RepeatedDisagreeing, long Unexplained);
