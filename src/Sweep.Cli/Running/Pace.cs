using Sweep.Contracts.Grains;

namespace Sweep.Cli.Running;

/// <summary>How fast a sweep goes since this run took it up, and how long it will still take.</summary>
internal sealed class Pace(SweepProgress start)
{
    // Before this much is done, a guess of the time left says more about the first trial than about the sweep.
    private const double SmallestShare = 0.01;

    public Moment At(SweepProgress now, TimeSpan elapsed)
    {
        var done = Final(now) - Final(start);
        var cost = now.CostDone - start.CostDone;
        var left = now.CostPlanned - now.CostDone;
        var seconds = elapsed.TotalSeconds;
        var sure = cost > 0 && cost >= SmallestShare * (now.CostPlanned - start.CostDone);
        return new(
            Final(now),
            seconds > 0 ? done / seconds : 0,
            sure ? TimeSpan.FromSeconds(Math.Min(seconds * left / cost, TimeSpan.FromDays(3650).TotalSeconds)) : null);
    }

    /// <summary>Trials that nothing more will happen to.</summary>
    private static long Final(SweepProgress progress) => progress.Planned - progress.Pending;
}

/// <param name="Done">Trials that are final, infeasible ones included.</param>
/// <param name="Rate">Trials a second since the start of this run.</param>
/// <param name="Left">By cost, not by count: a trained trial takes a thousand times as long as a random one. Null: too early to say.</param>
internal readonly record struct Moment(long Done, double Rate, TimeSpan? Left);
