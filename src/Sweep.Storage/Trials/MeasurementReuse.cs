using Npgsql;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>Takes over what was measured before under the same conditions.</summary>
public sealed class MeasurementReuse(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>
    /// Ends every pending trial of the sweep for which an equal one was measured under these conditions, save controls, own images, trials
    /// in the hands of workers and sweeps that are to be measured afresh.
    /// </summary>
    /// <returns>
    /// All trials of the sweep that were ever taken over, so that a call whose answer was lost may be repeated. Null when the epoch is no
    /// longer the owner's; nothing was written then.
    /// </returns>
    public async Task<IReadOnlyList<TrialId>?> TakeOverAsync(SweepId sweep, long epoch, Conditions conditions, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Locks as a flush does: a new owner or a change of the sweep waits, so that pending trials stay pending.
        await using var owner = Command(connection, "select 1 from sweep.sweeps where id = $1 and owner_epoch = $2 for share", sweep.Value, epoch);
        if (await owner.ExecuteScalarAsync(cancellationToken) is null)
        {
            return null;
        }

        var (trials, sources) = await FindAsync(connection, sweep, conditions, cancellationToken);
        if (trials.Count > 0)
        {
            foreach (var sql in new[] { ReuseSql.CopyMeasurements, ReuseSql.CopyPanels })
            {
                await using var copy = Command(connection, sql, trials, sources, time.GetUtcNow());
                await copy.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        var taken = await ReadAsync(connection, sweep, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return taken;
    }

    private static async Task<(List<Guid> Trials, List<Guid> Sources)> FindAsync(
        NpgsqlConnection connection, SweepId sweep, Conditions conditions, CancellationToken cancellationToken)
    {
        await using var command = Command(
            connection, ReuseSql.Find, sweep.Value, conditions.Science, conditions.Libraries, conditions.Device, conditions.OneDnn);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<Guid> trials = [], sources = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            trials.Add(reader.GetGuid(0));
            sources.Add(reader.GetGuid(1));
        }

        return (trials, sources);
    }

    private static async Task<IReadOnlyList<TrialId>> ReadAsync(NpgsqlConnection connection, SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, ReuseSql.TakenOver, sweep.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<TrialId> trials = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            trials.Add(new(reader.GetGuid(0)));
        }

        return trials;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params IEnumerable<object> values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
