using Microsoft.Extensions.Logging;

namespace Sweep.Grains.Telemetry;

/// <summary>Every event that the grains log. Numbers are never reused.</summary>
internal static partial class GrainLog
{
    [LoggerMessage(100, LogLevel.Information, "Worker {Worker} on {Host} (process {ProcessId}, {Device}) is ready.")]
    public static partial void WorkerRegistered(this ILogger logger, string worker, string host, int processId, string device);

    [LoggerMessage(101, LogLevel.Information, "Worker {Worker} left.")]
    public static partial void WorkerLeft(this ILogger logger, string worker);

    [LoggerMessage(102, LogLevel.Warning, "Sweep {Sweep} did not answer: {Reason}")]
    public static partial void SweepDidNotAnswer(this ILogger logger, Guid sweep, string reason);

    [LoggerMessage(110, LogLevel.Information, "Sweep {Sweep} has epoch {Epoch} and {Open} unfinished trials, {Leased} of them leased.")]
    public static partial void SweepOpened(this ILogger logger, Guid sweep, long epoch, long open, long leased);

    [LoggerMessage(111, LogLevel.Warning, "Results of sweep {Sweep} cannot be written and are kept: {Reason}")]
    public static partial void FlushFailed(this ILogger logger, Guid sweep, string reason);

    [LoggerMessage(112, LogLevel.Information, "This owner of sweep {Sweep} stops; overtaken by a younger one or a change from outside: {Overtaken}.")]
    public static partial void SessionEnds(this ILogger logger, Guid sweep, bool overtaken);

    [LoggerMessage(115, LogLevel.Warning, "The owner of sweep {Sweep} cannot be read at the moment: {Reason}")]
    public static partial void EpochUnread(this ILogger logger, Guid sweep, string reason);

    [LoggerMessage(116, LogLevel.Warning, "The running sweeps cannot be read at the moment: {Reason}")]
    public static partial void SweepsUnread(this ILogger logger, string reason);

    [LoggerMessage(113, LogLevel.Information, "Sweep {Sweep} is finished.")]
    public static partial void SweepFinished(this ILogger logger, Guid sweep);

    [LoggerMessage(114, LogLevel.Warning, "An attempt of worker {Worker} at training {Training} failed ({Cause}); given up: {ForGood}.")]
    public static partial void AttemptFailed(this ILogger logger, string worker, Guid training, string cause, bool forGood);
}
