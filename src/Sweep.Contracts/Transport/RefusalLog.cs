using System.Net;
using Microsoft.Extensions.Logging;

namespace Sweep.Contracts.Transport;

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
