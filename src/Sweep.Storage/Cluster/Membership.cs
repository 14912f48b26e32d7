namespace Sweep.Storage.Cluster;

/// <summary>The silos of a cluster at one moment.</summary>
/// <param name="Version">Increases by one with every change; a change must name the version that it read.</param>
public sealed record Membership(int Version, IReadOnlyList<SiloEntry> Silos);
