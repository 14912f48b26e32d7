using System.Diagnostics;
using Sweep.Benchmarks.Simulation.Engine;

namespace Sweep.Benchmarks.Simulation.Calibrating;

/// <summary>
/// Takes times in seconds, so that other programs on the machine disturb them little: processor time where only this process works, and
/// the fastest tenth where PostgreSQL works.
/// </summary>
internal static class Timed
{
    /// <summary>Returns the mean processor time of an action over this many.</summary>
    public static double Mean(int times, Action<int> action)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var number = 0; number < times; number++)
        {
            action(number);
        }

        return (Environment.CpuUsage.TotalTime - before).TotalSeconds / times;
    }

    /// <summary>Returns the time that a tenth of this many actions did not exceed, after a fifth as many.</summary>
    public static async Task<double> FastAsync(int times, Func<int, Task> action)
    {
        var taken = new Sample();
        for (var number = -(times / 5); number < times; number++)
        {
            var start = Stopwatch.GetTimestamp();
            await action(number + (times / 5));
            if (number >= 0)
            {
                taken.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        return taken.Quantile(0.1);
    }

    /// <summary>Returns the processor time of this process for one of many calls, of which some are under way at once.</summary>
    public static async Task<double> ProcessorAsync(int times, int atOnce, Func<Task> call)
    {
        await ManyAsync(times / 5, atOnce, call);
        var before = Environment.CpuUsage.TotalTime;
        await ManyAsync(times, atOnce, call);
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds / times;
    }

    private static async Task ManyAsync(int times, int atOnce, Func<Task> call)
    {
        var left = times;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await call();
            }
        }));
    }
}
