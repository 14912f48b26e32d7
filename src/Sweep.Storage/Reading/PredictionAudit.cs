using Npgsql;
using Sweep.Storage.Sweeps;

namespace Sweep.Storage.Reading;

/// <summary>Whether the predictions of a sweep came before its measurements and have not been touched since.</summary>
/// <param name="Records">In the order of the grid; empty: the sweep was submitted before predictions were recorded.</param>
/// <param name="Unrecorded">Trials that no record covers.</param>
public sealed record PredictionAudit(IReadOnlyList<PredictionRecord> Records, long Unrecorded)
{
    /// <summary>One sentence when something is off, else null. A sweep older than the records is not.</summary>
    public string? Complaint => Records.FirstOrDefault(static record => !record.Unchanged || record.CameFirst == false) switch
    {
        null => null,
        { Unchanged: false } changed =>
            $"the predictions from trial {changed.FirstOrdinal} on are not those that were recorded at submission: their hash was {changed.Sha256} and is {changed.Sha256Now}",
        var late => $"the predictions from trial {late.FirstOrdinal} on were recorded after the first result of these trials",
    };

    /// <summary>Reads the records of a sweep and computes their hashes again, which takes a second for some ten thousand trials.</summary>
    public static async Task<PredictionAudit> OfAsync(NpgsqlDataSource database, string sweep, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select unrecorded, first_ordinal, trials, sha256, sha256_now, unchanged, recorded_at, first_result_at, first_started_at, taken_over
            from sweep.prediction_audit
            where sweep_id = sweep.id_of($1)
            order by first_ordinal
            """);
        command.Parameters.Add(new() { Value = sweep });
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<PredictionRecord> records = [];
        var unrecorded = 0L;
        while (await reader.ReadAsync(cancellationToken))
        {
            unrecorded = reader.GetInt64(0);
            if (!reader.IsDBNull(1))
            {
                records.Add(new(
                    reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetBoolean(5),
                    reader.GetFieldValue<DateTimeOffset>(6), reader.Value<DateTimeOffset>(7), reader.Value<DateTimeOffset>(8), reader.GetInt64(9)));
            }
        }

        return new(records, unrecorded);
    }
}
