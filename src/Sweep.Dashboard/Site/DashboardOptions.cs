using System.Net;
using System.Security.Cryptography.X509Certificates;
using Sweep.Theory;

namespace Sweep.Dashboard.Site;

/// <summary>The address of the dashboard, and the access to it. A class and not a record, because a record would print the secret.</summary>
public sealed class DashboardOptions
{
    /// <summary>Default: this machine only.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Default: a free one.</summary>
    public int? Port { get; init; }

    /// <summary>Token that people need for access; null: none.</summary>
    public string? Token { get; init; }

    /// <summary>Receives one line for each failed login. Default: no log.</summary>
    public Action<string> Log { get; init; } = static _ => { };

    /// <summary>Certificate with its private key; null: without TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Proxy that authenticates people; null: none.</summary>
    public TrustedProxy? Proxy { get; init; }
}

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
