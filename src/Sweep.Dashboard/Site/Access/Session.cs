using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sweep.Dashboard.Site.Access;

/// <summary>
/// What a browser keeps instead of the token: until when it is let in, signed by a key of this process. It ends by itself, when its
/// browser logs out, and with the dashboard: a key that outlived it would let in again who has logged out.
/// </summary>
internal sealed class Session(string token, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
    private readonly ConcurrentDictionary<string, long> ended = new();

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>In a time that does not tell how much of it is right.</summary>
    public bool IsToken(string offered) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(offered)), hash);

    public string Begin()
    {
        var end = (time.GetUtcNow() + Lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var session = $"{end}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        return $"{session}.{Sign(session)}";
    }

    /// <summary>From now on nobody is let in by it, whoever has kept it.</summary>
    public void End(string cookie)
    {
        if (Read(cookie) is var (session, end))
        {
            ended[session] = end;
            foreach (var past in ended.Where(past => past.Value <= Now))
            {
                ended.TryRemove(past);
            }
        }
    }

    public bool IsValid(string cookie) => Read(cookie) is var (session, _) && !ended.ContainsKey(session);

    /// <summary>Null where it was never given out, or is over.</summary>
    private (string Session, long End)? Read(string cookie)
    {
        var dot = cookie.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0)
        {
            return null;
        }

        var session = cookie[..dot];
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(cookie[(dot + 1)..]), Encoding.ASCII.GetBytes(Sign(session)))
            && long.TryParse(session.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var end) && Now < end
            ? (session, end)
            : null;
    }

    private string Sign(string session) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(session)));
}
