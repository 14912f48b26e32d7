using Sweep.Theory.Lawbook;

namespace Sweep.Learning.Runs;

/// <summary>A trial that was measured and judged.</summary>
/// <param name="Judgement">Judgement, after the rechecks if a law was refuted at first.</param>
/// <param name="CounterExample">Null unless a law is refuted after the rechecks.</param>
public sealed record JudgedOutcome(RunOutcome Outcome, Judgement Judgement, CounterExample? CounterExample);
