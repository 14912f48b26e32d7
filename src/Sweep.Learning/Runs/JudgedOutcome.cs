using Sweep.Theory.Lawbook;

namespace Sweep.Learning.Runs;

/// <summary>A trial that was measured and judged.</summary>
/// <param name="Judgement">After the rechecks, where a law was refuted at first.</param>
/// <param name="CounterExample">Null unless a law is refuted after them.</param>
public sealed record JudgedOutcome(RunOutcome Outcome, Judgement Judgement, CounterExample? CounterExample);
