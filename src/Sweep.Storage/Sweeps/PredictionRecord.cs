namespace Sweep.Storage.Sweeps;

/// <summary>One record of predictions, compared with the tables as they are now.</summary>
/// <param name="FirstOrdinal">Place in the grid of its first trial; an extension of a sweep has a record of its own.</param>
/// <param name="Sha256">The hash that was recorded.</param>
/// <param name="Sha256Now">The same hash of what the table holds now.</param>
/// <param name="Unchanged">Whether both are equal, over as many trials.</param>
/// <param name="RecordedAt">By the database's clock.</param>
/// <param name="FirstResultAt">When the end of the first attempt arrived, by the same clock; null: none yet.</param>
/// <param name="FirstStartedAt">When it began, by its worker's clock, which may be wrong.</param>
/// <param name="TakenOver">Measurements of earlier sweeps, for which the records of those speak.</param>
public sealed record PredictionRecord(
    long FirstOrdinal, long Trials, string Sha256, string Sha256Now, bool Unchanged, DateTimeOffset RecordedAt, DateTimeOffset? FirstResultAt,
    DateTimeOffset? FirstStartedAt, long TakenOver)
{
    /// <summary>Whether the record was written before the first result arrived; null: there is no result yet.</summary>
    public bool? CameFirst => FirstResultAt is { } result ? RecordedAt < result : null;
}
