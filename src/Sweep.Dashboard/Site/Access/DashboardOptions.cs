using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Sweep.Dashboard.Site.Access;

/// <summary>Where the dashboard listens, and whom it lets in. A class without members that print: it holds a secret.</summary>
public sealed class DashboardOptions
{
    /// <summary>Default: this machine only.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Default: a free one.</summary>
    public int? Port { get; init; }

    /// <summary>What people must know to be let in; null: nothing.</summary>
    public string? Token { get; init; }

    /// <summary>Receives one line for each failed login. Default: nobody does.</summary>
    public Action<string> Log { get; init; } = static _ => { };

    /// <summary>With its private key; null: without TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Who lets people in before they come here; null: nobody.</summary>
    public TrustedProxy? Proxy { get; init; }
}
