namespace Sweep.Storage.Cluster;

/// <summary>
/// Silos judge each other by times: one that has been joining for five minutes is given up. Between machines whose clocks differ
/// that would be wrong, so times are kept by the database's clock and told to each silo by its own.
/// </summary>
internal sealed class DatabaseClock(TimeProvider time)
{
    /// <summary>Less than this does no harm, and times stay exactly as they were written.</summary>
    private static readonly TimeSpan Negligible = TimeSpan.FromSeconds(2);

    private long ahead;

    /// <summary>Takes in what the database's clock shows at this moment.</summary>
    public void Hear(DateTime now)
    {
        var difference = now - time.GetUtcNow().UtcDateTime;
        Volatile.Write(ref ahead, difference.Duration() < Negligible ? 0 : difference.Ticks);
    }

    public DateTime ToDatabase(DateTime own) => Moved(own, Volatile.Read(ref ahead));

    public DateTime FromDatabase(DateTime stored) => Moved(stored, -Volatile.Read(ref ahead));

    private static DateTime Moved(DateTime at, long ticks) =>
        new(Math.Clamp(at.Ticks + ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
}
