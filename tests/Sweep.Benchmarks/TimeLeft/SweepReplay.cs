using Sweep.Benchmarks.Results;
using Sweep.Cli.Costs;
using Sweep.Cli.Sweeps;
using Sweep.Contracts.Scheduling;
using Sweep.Storage.Reading;

namespace Sweep.Benchmarks.TimeLeft;

/// <summary>Estimates the time left of a finished sweep again, at each moment from what was known then.</summary>
/// <param name="earlier">What other sweeps measured before; null: each training is known to take what it took.</param>
internal sealed class SweepReplay(RecordedSweep sweep, IReadOnlyList<CostSample>? earlier)
{
    /// <summary>Seconds in which a worker loads its libraries before its first trial.</summary>
    public const double StartOfWorkers = 1;

    // As a run looks and reads.
    private const double BetweenLooks = 0.4;
    private const double BetweenForecasts = 1.2;
    private const int Replicates = 25;

    private const double BetweenRenewals = 2;

    /// <summary>Steps before it do not count.</summary>
    private const double FirstMoment = 2.8;

    private readonly IReadOnlyList<IGrouping<Guid, RecordedTrial>> trainings = [.. sweep.Trials.GroupBy(static trial => trial.Training)];

    /// <summary>Returns what a run would have printed at each look.</summary>
    public IEnumerable<EstimatedMoment> Moments()
    {
        var pace = new Pace(Progress(0));
        Forecast? forecast = null;
        var read = double.NegativeInfinity;
        for (var now = 0.0; now < sweep.Seconds; now += BetweenLooks)
        {
            var moment = pace.At(Progress(now), TimeSpan.FromSeconds(now), sweep.Workers, forecast);
            yield return new(now, moment.Left?.TotalSeconds);

            // What is read now serves at the next look.
            if (now - read >= BetweenForecasts)
            {
                (forecast, read) = (earlier is null ? new(Exact(0), Exact(now)) : Estimated(now, earlier), now);
            }
        }
    }

    private Forecast Estimated(double now, IReadOnlyList<CostSample> others)
    {
        var prices = new TrainingPrices(sweep.Configurations, CostModel.Of([.. KnownCosts.OfThisRun(Measured(now)), .. KnownCosts.OfRunning(Running(now))], others));
        return new(prices.Of(Left(0)), prices.Of(Left(now)));
    }

    private IEnumerable<MeasuredCost> Measured(double now) =>
        from trial in sweep.Trials
        where trial.Ended <= now
        group trial by trial.Configuration into alike
        let some = alike.OrderBy(static trial => trial.Ordinal).Take(Replicates).ToList()
        select new MeasuredCost(
            some[0].Text, some[0].Device, TimeSpan.FromSeconds(Quantiles.Median(some.Select(static trial => trial.TrainingSeconds))),
            TimeSpan.FromSeconds(Quantiles.Median(some.Select(static trial => trial.MeasuringSeconds))), some.Count);

    private WorkLeft Exact(double now) => new([.. Open(now).Select(static open => new TrainingGroup(
        open.IsBegun ? 0 : open.Trials[0].TrainingSeconds, open.Trials.Sum(static trial => trial.MeasuringSeconds), open.Trials.Count, Count: 1, Spread: 0,
        KnownCosts.TrainingOf(open.Trials[0].Text)))]);

    private List<TrainingsLeft> Left(double now) =>
    [
        .. from open in Open(now)
           let ids = open.Trials.Select(static trial => trial.Configuration).ToArray()
           group ids by (string.Join(',', ids), open.IsBegun) into alike
           select new TrainingsLeft(alike.First(), alike.Key.IsBegun, alike.Count())
    ];

    /// <summary>The trainings that were unfinished at a moment with the trials that were, in the order in which they are given out.</summary>
    private IEnumerable<(IReadOnlyList<RecordedTrial> Trials, bool IsBegun)> Open(double now) =>
        from training in trainings
        let open = training.Where(trial => trial.Ended > now).OrderBy(static trial => trial.Ordinal).ToList()
        where open.Count > 0
        orderby open.Sum(static trial => trial.Cost), open[0].Ordinal
        select ((IReadOnlyList<RecordedTrial>)open, open.Count < training.Count());

    private SweepProgress Progress(double now)
    {
        var done = sweep.Trials.Where(trial => trial.Ended <= now).ToList();
        return new()
        {
            Planned = sweep.Trials.Count,
            Infeasible = 0,
            Succeeded = done.Count,
            Failed = 0,
            Cancelled = 0,
            Pending = sweep.Trials.Count - done.Count,
            Leased = 0,
            Retries = 0,
            CostDone = done.Sum(static trial => trial.Cost),
            CostPlanned = sweep.Trials.Sum(static trial => trial.Cost),
            Finished = false,
            Running = [.. Running(now)],
        };
    }

    /// <summary>What the workers told at their last renewals of the trainings at work.</summary>
    private IEnumerable<RunningTraining> Running(double now) =>
        from training in trainings
        let left = training.Where(trial => trial.Ended > now).OrderBy(static trial => trial.Ended).ToList()
        let began = training.Min(static trial => trial.Started)
        where left.Count > 0 && began <= now
        let age = (now - began) % BetweenRenewals
        let time = now - age - began
        let trained = Math.Min(time, training.First().TrainingSeconds)
        let steps = KnownCosts.TrialOf(left[0].Text)?.Point.Steps ?? 0
        where time > 0
        select new RunningTraining
        {
            AtWork = new()
            {
                Training = default,
                Point = left[0].Text,
                FirstStep = time < FirstMoment ? (int)(steps * trained / training.First().TrainingSeconds) : 0,
                Step = (int)(steps * trained / training.First().TrainingSeconds),
                Steps = steps,
                TrainingTime = time < FirstMoment ? TimeSpan.Zero : TimeSpan.FromSeconds(trained),
                MeasuringTime = TimeSpan.FromSeconds(time - Math.Max(trained, training.Where(trial => trial.Ended <= now - age).Select(trial => trial.Ended - began).DefaultIfEmpty().Max())),
            },
            Age = TimeSpan.FromSeconds(age),
        };
}

/// <param name="At">Seconds since the start.</param>
/// <param name="Left">Estimated seconds left; null: none was said.</param>
internal readonly record struct EstimatedMoment(double At, double? Left);
