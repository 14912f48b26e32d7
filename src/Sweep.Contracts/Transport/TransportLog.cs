using System.Net;
using Microsoft.Extensions.Logging;

namespace Sweep.Contracts.Transport;

/// <summary>Every event of the connections between processes. Numbers are never reused.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(300, LogLevel.Warning, "A connection from {Remote} was refused: {Reason}.")]
    public static partial void InboundRefused(this ILogger logger, EndPoint? remote, string reason);

    [LoggerMessage(301, LogLevel.Warning, "The connection to {Remote} was given up: {Reason}.")]
    public static partial void OutboundRefused(this ILogger logger, EndPoint? remote, string reason);

    [LoggerMessage(302, LogLevel.Warning, "{Count} more connections were refused within a second.")]
    public static partial void MoreRefused(this ILogger logger, long count);

    [LoggerMessage(303, LogLevel.Information, "New certificates in {Folder} are used from now on.")]
    public static partial void CertificatesRenewed(this ILogger logger, string folder);

    [LoggerMessage(304, LogLevel.Warning, "The certificates were changed and cannot be used; the old ones stay in use: {Reason}")]
    public static partial void RenewalFailed(this ILogger logger, string reason);
}

/// <summary>Logs refused connections: the first few of each second singly, the others by their count.</summary>
internal sealed class RefusalLog(ILogger logger, TimeProvider time)
{
    private const int EachSecond = 5;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock turn = new();
    private ITimer? end;
    private long refused;

    public ILogger Logger => logger;

    public void Refused(EndPoint? remote, string reason, bool server)
    {
        lock (turn)
        {
            end ??= time.CreateTimer(static log => ((RefusalLog)log!).EndSecond(), this, Second, Timeout.InfiniteTimeSpan);
            if (++refused > EachSecond)
            {
                return;
            }
        }

        if (server)
        {
            logger.InboundRefused(remote, reason);
        }
        else
        {
            logger.OutboundRefused(remote, reason);
        }
    }

    private void EndSecond()
    {
        long more;
        lock (turn)
        {
            end?.Dispose();
            (end, more, refused) = (null, refused - EachSecond, 0);
        }

        if (more > 0)
        {
            logger.MoreRefused(more);
        }
    }
}
