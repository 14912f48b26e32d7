using Sweep.Theory.Lawbook;
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
