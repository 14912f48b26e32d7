using Sweep.Contracts.Scheduling;

namespace Sweep.Cli.Sweeps;

/// <summary>Measures the speed of a sweep since the start of this run, and estimates the time left.</summary>
internal sealed class Pace(SweepProgress start)
{
    // Below this share an estimate depends more on the first trial than on the sweep.
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
    /// Estimates the time left from the speed up to the last finished trial, minus the time since then: during a long trial it counts down, not up.
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

    /// <summary>Returns the number of final trials.</summary>
    private static long Final(SweepProgress progress) => progress.Planned - progress.Pending;
}

/// <param name="Done">Trials that are final, infeasible ones included.</param>
/// <param name="Rate">Trials a second since the start of this run.</param>
/// <param name="Left">Time left, by cost and not by count: a trained trial takes a thousand times as long as a random one. Null: too early to estimate.</param>
internal readonly record struct Moment(long Done, double Rate, TimeSpan? Left);
