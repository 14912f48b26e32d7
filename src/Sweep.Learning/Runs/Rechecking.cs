using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Runs;

/// <summary>Measures the refuted trials of one training again, with one training for each condition.</summary>
/// <param name="laws">Returns the prediction of this program, also for a trial under another condition.</param>
/// <param name="timeUp">If it is cancelled, the remaining trials count as not measured again.</param>
/// <param name="cancellationToken">Is cancelled with <paramref name="timeUp"/>, or if the outcomes are not needed any more.</param>
internal sealed class Rechecking(Func<Trial, Prediction> laws, CancellationToken timeUp, CancellationToken cancellationToken)
{
    public void Run(IReadOnlyList<SuspectTrial> suspects)
    {
        if (suspects.Count == 0)
        {
            return;
        }

        foreach (var condition in RecheckCondition.Of(suspects[0].Outcome.Trial.Point))
        {
            // One measurement that agrees with the law is enough.
            SuspectTrial[] standing = [.. suspects.Where(static suspect => suspect.IsStanding)];
            if (standing.Length > 0)
            {
                Run(condition, standing);
            }
        }
    }

    private void Run(RecheckCondition condition, SuspectTrial[] suspects)
    {
        var done = 0;
        string trouble;
        try
        {
            Trial[] trials = [.. suspects.Select(suspect => condition.Apply(suspect.Outcome.Trial))];
            var conditions = new RunConditions { Threads = condition.Threads, Images = suspects[0].Outcome.Images };
            foreach (var outcome in TrainingRun.Of(trials, conditions, cancellationToken))
            {
                var judgement = Judgement.Of(outcome.Trial, laws(outcome.Trial), outcome.Measurement);
                suspects[done].Add(new Recheck(condition.Name, outcome.Measurement, judgement, null));
                done++;
            }

            return;
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested)
        {
            trouble = "the time limit had passed; raise limits.trial_timeout";
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A recheck can fail, as it needs twice the memory or its training diverges. The measurement itself must not be lost.
            trouble = failure.Message.Split('\n')[0].TrimEnd('\r', ' ');
        }

        foreach (var suspect in suspects[done..])
        {
            suspect.Add(new Recheck(condition.Name, null, null, trouble));
        }
    }
}

/// <summary>A condition under which a refuted trial is measured again, training included.</summary>
/// <param name="Name">Name of the condition within a sentence.</param>
internal sealed record RecheckCondition(string Name, Precision? Precision, int Threads)
{
    /// <summary>
    /// Rounding is the first suspect, the order of sums the second. A trial in float64 is measured again in float64, too,
    /// because a counter-example must be reproducible.
    /// </summary>
    public static IReadOnlyList<RecheckCondition> Of(GridPoint point) =>
    [
        new(point.Precision == Theory.Points.Precision.Float64 ? "again in float64" : "in float64", Theory.Points.Precision.Float64, 1),
        new("with 2 threads", null, 2),
    ];

    /// <summary>Returns the trial under this condition, with the same sizes and predictions and without a picture.</summary>
    public Trial Apply(Trial trial) => Trial.Of(trial.Point with
    {
        Precision = Precision ?? trial.Point.Precision,
        Measure = trial.Point.Measure & ~Measures.Panels,
    }).Trial!;
}

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
