using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sweep.Dashboard.Access;

/// <summary>
/// What a browser keeps instead of the token: until when it is let in, signed by the token. So it survives a restart of the dashboard,
/// ends by itself, and another token ends all of them.
/// </summary>
internal sealed class Session(string token, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private readonly byte[] key = SHA256.HashData(Encoding.UTF8.GetBytes($"sweep dashboard\n{token}"));
    private readonly byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>In a time that does not tell how much of it is right.</summary>
    public bool IsToken(string offered) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(offered)), hash);

    public string Begin()
    {
        var end = (time.GetUtcNow() + Lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{end}.{Sign(end)}";
    }

    public bool IsValid(string cookie)
    {
        var dot = cookie.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(cookie[(dot + 1)..]), Encoding.ASCII.GetBytes(Sign(cookie[..dot])))
            && long.TryParse(cookie[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && time.GetUtcNow().ToUnixTimeSeconds() < end;
    }

    private string Sign(string end) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(end)));
}
