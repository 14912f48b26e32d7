using System.Net;
using System.Net.Sockets;

namespace Sweep.Dashboard.Site;

internal enum Judged { Right, Wrong, Unheard }

/// <summary>
/// Checks tokens, and limits guessing: after a few wrong tokens within a minute an address is blocked for a while, and after
/// many wrong tokens every address, except those that have sent the right token before.
/// </summary>
/// <param name="log">Receives a line for each wrong token, and one a minute for blocked ones.</param>
internal sealed class Guessing(Session session, TimeProvider time, Action<string> log)
{
    public const int MostOfAnAddress = 5;
    public const int MostInAll = 60;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // One IPv6 network counts as one address.
    private const int NetworkBytes = 8;

    private readonly Lock turn = new();
    private readonly Queue<(DateTimeOffset At, IPAddress From)> wrong = new();
    private readonly HashSet<IPAddress> known = [];
    private DateTimeOffset toldUntil;

    public Judged Judge(IPAddress? address, string offered)
    {
        var from = Source(address ?? IPAddress.None);
        lock (turn)
        {
            var now = time.GetUtcNow();
            while (wrong.TryPeek(out var oldest) && now - oldest.At >= Window)
            {
                wrong.Dequeue();
            }

            if (wrong.Count(guess => guess.From.Equals(from)) >= MostOfAnAddress || (wrong.Count >= MostInAll && !known.Contains(from)))
            {
                if (now >= toldUntil)
                {
                    toldUntil = now + Window;
                    log($"{now:u} too many wrong tokens, the last from {address}: tokens are not checked for a while");
                }

                return Judged.Unheard;
            }

            if (session.IsToken(offered))
            {
                known.Add(from);
                return Judged.Right;
            }

            wrong.Enqueue((now, from));
            log($"{now:u} a wrong token from {address}");
            return Judged.Wrong;
        }
    }

    private static IPAddress Source(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new([.. address.GetAddressBytes()[..NetworkBytes], .. new byte[NetworkBytes]]),
        _ => address,
    };
}
