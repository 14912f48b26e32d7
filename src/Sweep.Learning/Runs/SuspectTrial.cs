using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Learning.Runs;

/// <summary>A trial whose measurement refutes a law, with the results of its rechecks so far.</summary>
internal sealed record SuspectTrial(RunOutcome Outcome, Judgement First)
{
    private readonly List<Recheck> rechecks = [];

    /// <summary>False as soon as no law is refuted by all measurements.</summary>
    public bool IsStanding => Refutation.Stands(First, rechecks);

    public void Add(Recheck recheck) => rechecks.Add(recheck);

    public JudgedOutcome Judged(Prediction prediction)
    {
        var judgement = Refutation.After(First, $"in {ChoiceText.Of(Outcome.Trial.Point.Precision)}", rechecks);
        var example = IsStanding
            ? new CounterExample(Outcome.Trial, prediction, Outcome.Measurement, judgement, rechecks) { Evidence = Outcome.Evidence }
            : null;
        return new JudgedOutcome(Outcome, judgement, example);
    }
}
