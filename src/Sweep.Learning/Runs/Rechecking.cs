using Sweep.Theory.Lawbook;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Runs;

/// <summary>Measures the refuted trials of one training again, under one condition after the other; trained once for each.</summary>
/// <param name="timeUp">Then the trials that are left count as not measured again.</param>
/// <param name="cancellationToken">Is cancelled with <paramref name="timeUp"/>, or because nobody wants the outcomes any more.</param>
internal sealed class Rechecking(Func<Trial, Prediction> predict, CancellationToken timeUp, CancellationToken cancellationToken)
{
    public void Run(IReadOnlyList<SuspectTrial> suspects)
    {
        if (suspects.Count == 0)
        {
            return;
        }

        foreach (var condition in RecheckCondition.Of(suspects[0].Outcome.Trial.Point))
        {
            // One look that speaks for the law is enough.
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
                var judgement = Judgement.Of(outcome.Trial, predict(outcome.Trial), outcome.Measurement);
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
            // Twice the memory, or a training that diverges: the measurement itself is there and must not be lost by it.
            trouble = failure.Message.Split('\n')[0].TrimEnd('\r', ' ');
        }

        foreach (var suspect in suspects[done..])
        {
            suspect.Add(new Recheck(condition.Name, null, null, trouble));
        }
    }
}
