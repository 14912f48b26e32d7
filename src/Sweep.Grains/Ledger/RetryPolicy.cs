using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Ledger;

/// <summary>Decides how often a training is tried again, for each cause separately, and how long after a failure.</summary>
internal sealed class RetryPolicy(Limits limits)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>A bad network may cut off the same training often. The number is finite, because a training may also freeze its machine each time.</summary>
    private const int CutsForEachAttempt = 10;

    /// <summary>Returns the number of attempts that may fail by this cause before the training is given up.</summary>
    public int Budget(FailureCause cause) => cause switch
    {
        // The same input fails the same way.
        FailureCause.UserError => 1,
        // A neighbour may have taken the memory or slowed the run: one more try.
        FailureCause.OutOfMemory or FailureCause.Timeout => Math.Min(2, limits.MaxAttempts),
        FailureCause.WorkerLost => limits.MaxAttempts,
        FailureCause.Unreachable => CutsForEachAttempt * limits.MaxAttempts,
        FailureCause.Cancelled => int.MaxValue,
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "unknown cause"),
    };

    /// <summary>Returns the wait before the next attempt after this number of failures by one cause; it doubles up to a minute.</summary>
    public static TimeSpan Wait(FailureCause cause, int failures)
    {
        var first = cause switch
        {
            FailureCause.OutOfMemory => TimeSpan.FromSeconds(5),
            FailureCause.WorkerLost or FailureCause.Unreachable => TimeSpan.FromSeconds(1),
            _ => TimeSpan.Zero,
        };
        var wait = first * (1L << Math.Clamp(failures - 1, 0, 16));
        return wait < LongestWait ? wait : LongestWait;
    }
}
