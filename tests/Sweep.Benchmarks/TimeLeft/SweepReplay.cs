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

    /// <summary>A worker counts no step before it: twice the time in which its code is compiled.</summary>
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
        let began = training.Min(static trial => trial.Started)
        where began < now && training.Any(trial => trial.Ended > now)
        let told = now - ((now - began) % BetweenRenewals)
        where told > began
        select new RunningTraining { AtWork = AtWork([.. training], told - began, told), Age = TimeSpan.FromSeconds(now - told) };

    /// <param name="time">Seconds since the training began.</param>
    /// <param name="now">The same moment, in seconds since the start of the sweep.</param>
    private static TrainingAtWork AtWork(IReadOnlyList<RecordedTrial> trials, double time, double now)
    {
        var steps = KnownCosts.TrialOf(trials[0].Text)?.Point.Steps ?? 0;
        var trained = Math.Min(time, trials[0].TrainingSeconds);
        var step = (int)(steps * trained / trials[0].TrainingSeconds);
        var counts = time >= FirstMoment;
        var sinceTrial = trials.Where(trial => trial.Ended <= now).Select(trial => now - trial.Ended).DefaultIfEmpty(double.PositiveInfinity).Min();
        return new()
        {
            Training = default,
            Point = trials[0].Text,
            FirstStep = counts ? 0 : step,
            Step = step,
            Steps = steps,
            TrainingTime = TimeSpan.FromSeconds(counts ? trained : 0),
            MeasuringTime = TimeSpan.FromSeconds(Math.Min(time - trained, sinceTrial)),
        };
    }
}

/// <param name="At">Seconds since the start.</param>
/// <param name="Left">Estimated seconds left; null: none was said.</param>
internal readonly record struct EstimatedMoment(double At, double? Left);
