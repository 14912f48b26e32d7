using Sweep.Contracts.Scheduling;

namespace Sweep.Cli.Sweeps;

/// <summary>Measures the speed of a sweep since the start of this run, and estimates the time left.</summary>
internal sealed class Pace(SweepProgress start)
{
    // Below this share an estimate by cost alone depends more on the first trial than on the sweep.
    private const double SmallestShare = 0.01;

    /// <summary>A range is shown from this relative error on.</summary>
    private const double Poor = 0.25;

    /// <summary>Seconds that a trial takes at most beyond its computation: what is more has another cause, such as the start of a process.</summary>
    private const double MostOverhead = 0.025;

    /// <summary>A training in hand that takes so many times what was expected is one of a slower kind.</summary>
    private const double Slower = 1.1;

    /// <summary>Time over which the speed is measured at least: trials that are taken over at once, or a slow start, are forgotten after it.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    /// <summary>Trials over which the speed is measured at least: of long ones, half a minute sees none or one.</summary>
    private const long FewestTrials = 10;

    /// <summary>What workers kept for a new owner comes all at once, and is no speed.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan StartOfWorkers = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestGuess = TimeSpan.FromDays(3650);

    private readonly Queue<(TimeSpan At, long Done)> looks = new([(TimeSpan.Zero, Final(start))]);
    private double lastCost = start.CostDone;
    private TimeSpan lastChange;
    private TimeSpan lastLook;
    private long? pendingAtFirst;
    private long lastPending;
    private int lastBusy;
    private TimeSpan lastResult;
    private double workerSeconds;

    /// <param name="elapsed">Time since the start.</param>
    /// <param name="workers">Workers at this moment.</param>
    /// <param name="forecast">What is left with its expected times; null: not known yet, so that estimated operations must do.</param>
    public Moment At(SweepProgress now, TimeSpan elapsed, int workers, Forecast? forecast)
    {
        if (now.CostDone > lastCost)
        {
            (lastCost, lastChange) = (now.CostDone, elapsed);
        }

        var left = forecast?.Left.Without(forecast.Left.Trials - now.Pending);
        Count(now, elapsed, left?.Busy(workers));
        var rate = RateAt(elapsed, Final(now));
        return forecast is not null && left is not null && workers > 0 && forecast.Left.Seconds > 0
            ? Foreseen(now, workers, pendingAtFirst is null ? 0 : (elapsed - lastResult).TotalSeconds, forecast.AtFirst, left) with { Done = Final(now), Rate = rate }
            : new(Final(now), rate, ByCost(now, elapsed));
    }

    private double RateAt(TimeSpan elapsed, long done)
    {
        looks.Enqueue((elapsed, done));
        while (looks.Count > 2 && elapsed - looks.ElementAt(1).At >= Window
            && (done - looks.ElementAt(1).Done >= FewestTrials || looks.Peek().Done > done))
        {
            looks.Dequeue();
        }

        // A new owner knows what was written, and hears the rest again: it is counted once.
        var (at, before) = looks.Peek();
        var span = elapsed - at;
        return Math.Max(0, done - before) / (span > Burst ? span : Burst).TotalSeconds;
    }

    /// <summary>Counts the time of workers from the first result on, or a moment after the start: before it, they load their libraries.</summary>
    /// <param name="busy">Workers that have something to do from now on; null: not known.</param>
    private void Count(SweepProgress now, TimeSpan elapsed, int? busy)
    {
        if (pendingAtFirst is not null)
        {
            workerSeconds += lastBusy * (elapsed - lastLook).TotalSeconds;
        }
        else if (busy is not null && (now.Pending < start.Pending || elapsed > StartOfWorkers))
        {
            (pendingAtFirst, lastResult) = (now.Pending, elapsed);
        }

        lastResult = now.Pending < lastPending ? elapsed : lastResult;
        (lastLook, lastPending, lastBusy) = (elapsed, now.Pending, busy ?? lastBusy);
    }

    /// <summary>The time of workers went into finished trials, into recording them, and into the trainings in hand.</summary>
    /// <param name="silent">Seconds since the last result: each worker has its training in hand for as long at least.</param>
    /// <param name="atFirst">What was left when it was read for the first time.</param>
    /// <param name="left">What is left now.</param>
    private Moment Foreseen(SweepProgress now, int workers, double silent, WorkLeft atFirst, WorkLeft left)
    {
        var computed = Math.Max(0, atFirst.Without(atFirst.Trials - (pendingAtFirst ?? now.Pending)).Seconds - left.Seconds);
        var inHand = left.InHand(workers);
        var trials = (pendingAtFirst ?? now.Pending) - now.Pending;
        var overhead = trials > 0 ? Math.Clamp((workerSeconds - computed - inHand) / trials, 0, MostOverhead) : 0;
        if (!now.Running.IsEmpty)
        {
            return Of(left.Makespan(workers, overhead, now.Running), left.Spread);
        }

        // A worker other than the one that brought the last result began its training earlier, by the length of one at most. Near the end,
        // that one has no further training: all in hand are of others.
        var busy = left.Busy(workers);
        var least = busy * silent;
        var inOthers = busy < workers ? inHand : inHand - left.SmallestInHand(workers);
        var spent = Math.Clamp(workerSeconds - computed - (overhead * trials), least, least + inOthers);
        if (inHand > busy && least > Slower * inHand)
        {
            left = left.Scaled(group => group.Spread > Poor ? least / inHand : 1);
        }

        return Of(left.Makespan(workers, overhead, Math.Min(spent, left.InHand(workers))), left.Spread);
    }

    private static Moment Of(double seconds, double spread) =>
        new(0, 0, Bounded(seconds), spread > Poor ? (Bounded(seconds / (1 + spread)), Bounded(seconds * (1 + spread))) : null);

    /// <summary>
    /// Estimates the time left from the speed up to the last finished trial, minus the time since then: during a long trial it counts down, not up.
    /// </summary>
    private TimeSpan? ByCost(SweepProgress now, TimeSpan elapsed)
    {
        var cost = lastCost - start.CostDone;
        return cost <= 0 || cost < SmallestShare * (now.CostPlanned - start.CostDone)
            ? null
            : Bounded((lastChange.TotalSeconds * (now.CostPlanned - now.CostDone) / cost) - (elapsed - lastChange).TotalSeconds);
    }

    private static TimeSpan Bounded(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestGuess.TotalSeconds));

    /// <summary>Returns the number of final trials.</summary>
    private static long Final(SweepProgress progress) => progress.Planned - progress.Pending;
}

/// <param name="Done">Trials that are final, infeasible ones included.</param>
/// <param name="Rate">Trials a second over the last half minute and the last ten trials, or since the start of this run.</param>
/// <param name="Left">Time left. Null: too early to estimate.</param>
/// <param name="Range">The least and the most time left, where what was measured is unlike what is left; null: the estimate is good.</param>
internal readonly record struct Moment(long Done, double Rate, TimeSpan? Left, (TimeSpan Least, TimeSpan Most)? Range = null);
