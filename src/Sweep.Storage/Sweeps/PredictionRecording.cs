using Npgsql;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

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

    /// <param name="connection">Its table <c>incoming</c> holds what was added at the end of the sweep's grid.</param>
    public static async Task WriteAsync(NpgsqlConnection connection, SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Record, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = sweep.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
