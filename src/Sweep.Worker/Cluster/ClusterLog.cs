using Microsoft.Extensions.Logging;

namespace Sweep.Worker.Cluster;

/// <summary>Events between a worker and its cluster, numbers 200 to 203. Numbers are never reused.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(200, LogLevel.Debug, "The cluster was not reached; the call is repeated: {Reason}")]
    public static partial void NotReached(this ILogger logger, string reason);

    [LoggerMessage(201, LogLevel.Information, "{Count} reports were refused: the lease had passed to another worker.")]
    public static partial void ReportsRefused(this ILogger logger, int count);

    [LoggerMessage(202, LogLevel.Information, "The lease was lost; its trainings stop.")]
    public static partial void LeaseLost(this ILogger logger);

    [LoggerMessage(203, LogLevel.Error, "A native call did not end {Seconds:0} s after its time limit; the process ends.")]
    public static partial void Overrun(this ILogger logger, double seconds);
}
