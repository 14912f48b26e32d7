using Orleans.Runtime;
using Sweep.Storage.Cluster;

namespace Sweep.Hosting.Clustering;

/// <summary>Converts between Orleans' entry of a silo and the table's.</summary>
internal static class EntryWriting
{
    public static SiloEntry Write(MembershipEntry entry) => new()
    {
        Silo = entry.SiloAddress.ToParsableString(),
        Status = (int)entry.Status,
        ProxyPort = entry.ProxyPort,
        Host = entry.HostName ?? "",
        Name = entry.SiloName ?? "",
        Role = entry.RoleName,
        UpdateZone = entry.UpdateZone,
        FaultZone = entry.FaultZone,
        StartedAt = entry.StartTime,
        AliveAt = entry.IAmAliveTime,
        Suspects = [.. (entry.SuspectTimes ?? []).Select(static suspect => new Suspicion(suspect.Item1.ToParsableString(), suspect.Item2))],
    };

    public static MembershipEntry Read(SiloEntry silo) => new()
    {
        SiloAddress = SiloAddress.FromParsableString(silo.Silo),
        Status = (SiloStatus)silo.Status,
        ProxyPort = silo.ProxyPort,
        HostName = silo.Host,
        SiloName = silo.Name,
        RoleName = silo.Role,
        UpdateZone = silo.UpdateZone,
        FaultZone = silo.FaultZone,
        StartTime = silo.StartedAt,
        IAmAliveTime = silo.AliveAt,
        SuspectTimes = [.. silo.Suspects.Select(static suspect => Tuple.Create(SiloAddress.FromParsableString(suspect.By), suspect.At))],
    };
}
