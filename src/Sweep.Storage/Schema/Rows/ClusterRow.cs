namespace Sweep.Storage.Schema.Rows;

/// <summary>A cluster of silos; its version rises with every change of its membership.</summary>
internal sealed class ClusterRow
{
    public required string ClusterId { get; init; }

    public required int Version { get; init; }
}
