using Npgsql;
using Sweep.Theory.Trials;

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

/// <summary>Records the predictions for the trials that a submission adds, in its transaction: no worker can get them before.</summary>
internal static class PredictionRecording
{
    // The clock of the moment: that of the transaction's start may be minutes older, and a record must not seem earlier than it is.
    private const string Record = """
        insert into sweep.prediction_records (sweep_id, first_ordinal, trials, sha256, recorded_at)
        select $1, added.first_ordinal, added.trials, sweep.prediction_hash($1, added.first_ordinal, null), clock_timestamp()
        from (select min(ordinal) as first_ordinal, count(distinct id) as trials from incoming) added
        where added.trials > 0
        """;

    private const string RecordFirst = """
        insert into sweep.prediction_records (sweep_id, first_ordinal, trials, sha256, recorded_at) values ($1, 0, $2, $3, clock_timestamp())
        """;

    /// <summary>Records those of a new sweep, whose hash was computed while they were written.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, SweepId sweep, PlannedGrid grid, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(RecordFirst, connection);
        command.Parameters.Add(new() { Value = sweep.Value });
        command.Parameters.Add(new() { Value = (long)grid.Planned });
        command.Parameters.Add(new() { Value = grid.FinishHash() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Records those that a submission has added, with the hash that the server computes of them.</summary>
    /// <param name="connection">Its table <c>incoming</c> holds what was added at the end of the sweep's grid.</param>
    public static async Task WriteAsync(NpgsqlConnection connection, SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Record, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = sweep.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
