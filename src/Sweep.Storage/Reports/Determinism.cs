namespace Sweep.Storage.Reports;

/// <summary>What was measured twice, and whether the numbers were the same to the last bit.</summary>
/// <param name="Unexplained">Disagreements under the same conditions.</param>
public sealed record Determinism(long LateCompared, long LateDisagreeing, long RepeatedCompared, long RepeatedDisagreeing, long Unexplained);
