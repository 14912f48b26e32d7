using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sweep.Dashboard.Site;

/// <summary>
/// The cookie of a browser in place of the token: its expiry, signed by a key of this process. A session ends at its expiry, when the
/// browser logs out, and with the dashboard: a key that outlived the dashboard would admit a browser that has logged out.
/// </summary>
internal sealed class Session(string token, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
    private readonly ConcurrentDictionary<string, long> ended = new();

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Compares in a time that does not depend on the length of the correct part.</summary>
    public bool IsToken(string offered) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(offered)), hash);

    public string Begin()
    {
        var end = (time.GetUtcNow() + Lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var session = $"{end}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        return $"{session}.{Sign(session)}";
    }

    /// <summary>Ends the session, also for copies of its cookie.</summary>
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

    /// <summary>Null if it was never issued, or has ended.</summary>
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
