namespace Sweep.Storage.Cluster;

/// <summary>The silos of a cluster at one moment.</summary>
/// <param name="Version">Rises by one with every change; who changes something must name the one that it read.</param>
public sealed record Membership(int Version, IReadOnlyList<SiloEntry> Silos);
