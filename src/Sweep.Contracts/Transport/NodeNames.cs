using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Sweep.Theory;

namespace Sweep.Contracts.Transport;

/// <summary>The names of a node in its certificate.</summary>
internal sealed partial class NodeNames
{
    private readonly List<IPAddress> addresses = [];
    private readonly List<string> hosts = [];

    private NodeNames(string name) => Name = name;

    public string Name { get; }

    /// <exception cref="InvalidSweepException">A name or an address is not valid.</exception>
    public static NodeNames Of(string name, IReadOnlyList<string> addresses)
    {
        if (!HostName().IsMatch(name))
        {
            throw new InvalidSweepException($"the name {name} is not valid for a node; letters, digits and hyphens work, such as node-1");
        }

        var names = new NodeNames(name);
        names.hosts.Add(name);
        foreach (var address in addresses)
        {
            if (IPAddress.TryParse(address, out var parsed))
            {
                names.addresses.Add(parsed);
            }
            else if (HostName().IsMatch(address) && !OnlyNumbers().IsMatch(address))
            {
                names.hosts.Add(address);
            }
            else
            {
                throw new InvalidSweepException($"--address {address} is not an address; an IP address such as 10.0.0.5 or a host name such as node-1.example works");
            }
        }

        return names;
    }

    public X509Extension Extension()
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            alternatives.AddDnsName(host);
        }

        foreach (var address in addresses.Distinct())
        {
            alternatives.AddIpAddress(address);
        }

        return alternatives.Build();
    }

    [GeneratedRegex(@"\A(?=.{1,63}\z)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\z", RegexOptions.IgnoreCase)]
    private static partial Regex HostName();

    /// <summary>An incomplete or out-of-range IP address would pass as a host name.</summary>
    [GeneratedRegex(@"\A[0-9.]+\z")]
    private static partial Regex OnlyNumbers();
}
