using Sweep.Contracts.Scheduling;

namespace Sweep.Cli.Sweeps;

/// <summary>How fast a sweep goes since this run took it up, and how long it will still take.</summary>
internal sealed class Pace(SweepProgress start)
{
    // Before this much is done, a guess of the time left says more about the first trial than about the sweep.
    private const double SmallestShare = 0.01;

    private static readonly TimeSpan LongestGuess = TimeSpan.FromDays(3650);

    private double lastCost = start.CostDone;
    private TimeSpan lastChange;

    public Moment At(SweepProgress now, TimeSpan elapsed)
    {
        if (now.CostDone > lastCost)
        {
            (lastCost, lastChange) = (now.CostDone, elapsed);
        }

        var done = Final(now) - Final(start);
        return new(Final(now), elapsed > TimeSpan.Zero ? done / elapsed.TotalSeconds : 0, Left(now, elapsed));
    }

    /// <summary>
    /// By the speed up to the last trial that ended, less the time since: during a long trial it counts down and not up.
    /// </summary>
    private TimeSpan? Left(SweepProgress now, TimeSpan elapsed)
    {
        var cost = lastCost - start.CostDone;
        if (cost <= 0 || cost < SmallestShare * (now.CostPlanned - start.CostDone))
        {
            return null;
        }

        var seconds = (lastChange.TotalSeconds * (now.CostPlanned - now.CostDone) / cost) - (elapsed - lastChange).TotalSeconds;
        return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestGuess.TotalSeconds));
    }

    /// <summary>Trials that nothing more will happen to.</summary>
    private static long Final(SweepProgress progress) => progress.Planned - progress.Pending;
}

/// <param name="Done">Trials that are final, infeasible ones included.</param>
/// <param name="Rate">Trials a second since the start of this run.</param>
/// <param name="Left">By cost, not by count: a trained trial takes a thousand times as long as a random one. Null: too early to say.</param>
internal readonly record struct Moment(long Done, double Rate, TimeSpan? Left);
