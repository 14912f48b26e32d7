namespace Sweep.Worker.Cluster;

/// <summary>Notices that a process keeps much more memory than at its start: native allocators return little of it, but the end of the process does.</summary>
/// <param name="resident">Returns the resident memory in bytes; null: that of this process.</param>
internal sealed class MemoryGrowth(TimeProvider time, Func<long>? resident = null)
{
    /// <summary>Growth after which a fresh process is worth its start.</summary>
    public const long Most = 1L << 30;

    /// <summary>Large trainings need so much each time: a start must stay a small part of the work.</summary>
    public static readonly TimeSpan LeastLife = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly Func<long> resident = resident ?? (static () => Environment.WorkingSet);
    private readonly long begin = time.GetTimestamp();
    private readonly long least = (resident ?? (static () => Environment.WorkingSet))();
    private long looked = time.GetTimestamp();

    /// <summary>Returns true if the process should be replaced.</summary>
    public bool HasGrown()
    {
        if (time.GetElapsedTime(looked) < BetweenLooks || time.GetElapsedTime(begin) < LeastLife)
        {
            return false;
        }

        looked = time.GetTimestamp();
        return resident() - least > Most;
    }
}
