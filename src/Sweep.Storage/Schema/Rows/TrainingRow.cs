namespace Sweep.Storage.Schema.Rows;

/// <summary>One network, trained or random, shared by all trials that differ only in evaluation.</summary>
internal sealed class TrainingRow
{
    public required Guid Id { get; init; }

    public required Guid SweepId { get; init; }

    /// <summary>Grid order of its first trial.</summary>
    public required long Ordinal { get; init; }

    public required string Canonical { get; init; }
}
