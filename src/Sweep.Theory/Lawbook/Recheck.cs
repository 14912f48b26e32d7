using Sweep.Theory.Measuring;

namespace Sweep.Theory.Lawbook;

/// <summary>A trial that was measured again under another condition, since its first measurement refuted a law.</summary>
/// <param name="Condition">Such as "in float64" or "with 2 threads".</param>
/// <param name="Trouble">Why there is no measurement; null when there is one.</param>
public sealed record Recheck(string Condition, Measurement? Measurement, Judgement? Judgement, string? Trouble);
