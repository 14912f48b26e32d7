using Sweep.Chaos;

namespace Sweep.EndToEnd.Tests.Deploy.Hosts;

/// <summary>Machines on one wire, with what makes the wire installed where it is missing.</summary>
internal static class Laboratory
{
    /// <summary>Longer than any kernel takes to make a few networks.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static async Task<NetworkLab> CreateAsync(IReadOnlyList<(string Name, string Address)> hosts)
    {
        await Needed.ProgramAsync("iproute2", "ip");
        using var limit = new CancellationTokenSource(Longest);
        return await NetworkLab.CreateAsync(hosts, limit.Token);
    }
}
