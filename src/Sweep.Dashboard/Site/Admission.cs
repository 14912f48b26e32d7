using System.Net;
using Sweep.Theory;

namespace Sweep.Dashboard.Site;

/// <summary>Checks the options before other machines are admitted.</summary>
public static class Admission
{
    public const int ShortestToken = 16;

    /// <exception cref="InvalidSweepException">The options would admit anybody, or send a secret unencrypted.</exception>
    public static void Check(DashboardOptions options)
    {
        if (options.Token is { Length: < ShortestToken })
        {
            throw new InvalidSweepException($"the token is shorter than {ShortestToken} characters and would be guessed; `openssl rand -hex 16` makes one");
        }

        if (IPAddress.IsLoopback(options.Address) || options.Proxy is not null || options is { Token: not null, Certificate: not null })
        {
            return;
        }

        var missing = options switch
        {
            { Token: null, Certificate: null } => "neither a token nor TLS",
            { Token: null } => "no token",
            _ => "no TLS",
        };
        throw new InvalidSweepException(
            $"the dashboard would be reachable at {options.Address} with {missing}; give --token-file with --certificate and --key, or --proxy-header with --proxy, or leave out --listen");
    }
}
