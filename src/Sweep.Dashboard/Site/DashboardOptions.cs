using System.Net;
using System.Security.Cryptography.X509Certificates;

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
