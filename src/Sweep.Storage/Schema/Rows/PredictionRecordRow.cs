namespace Sweep.Storage.Schema.Rows;

/// <summary>When a submission wrote the predictions of its trials down, with their hash; appended, never changed.</summary>
internal sealed class PredictionRecordRow
{
    public required Guid SweepId { get; init; }

    /// <summary>Ordinal of its first trial: an extension has a record of its own.</summary>
    public required long FirstOrdinal { get; init; }

    public required long Trials { get; init; }

    public required string Sha256 { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
