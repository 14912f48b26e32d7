namespace Sweep.Storage.Schema.Rows;

/// <summary>A figure or another small file that belongs to a sweep or to one of its trials.</summary>
internal sealed class ArtifactRow
{
    public required Guid Id { get; init; }

    public required Guid SweepId { get; init; }

    public Guid? TrialId { get; init; }

    /// <summary>What it shows, such as <c>embedding</c>.</summary>
    public required string Kind { get; init; }

    public required string MediaType { get; init; }

    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
