using Npgsql;
using NpgsqlTypes;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Reuse;

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
        await using var owner = new NpgsqlCommand("select 1 from sweep.sweeps where id = $1 and owner_epoch = $2 for share", connection)
        {
            Parameters = { new() { Value = sweep.Value }, new() { Value = epoch } },
        };
        if (await owner.ExecuteScalarAsync(cancellationToken) is null)
        {
            return null;
        }

        await using var take = new NpgsqlCommand(ReuseSql.TakeOver, connection)
        {
            CommandTimeout = 0,
            Parameters =
            {
                new() { Value = sweep.Value }, new() { Value = time.GetUtcNow() },
                new() { Value = conditions.Science }, new() { Value = conditions.Libraries }, new() { Value = conditions.Device },
                new() { Value = conditions.OneDnn, NpgsqlDbType = NpgsqlDbType.Boolean },
            },
        };
        await take.ExecuteNonQueryAsync(cancellationToken);
        var taken = await ReadAsync(connection, sweep, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return taken;
    }

    private static async Task<IReadOnlyList<TrialId>> ReadAsync(NpgsqlConnection connection, SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ReuseSql.TakenOver, connection) { CommandTimeout = 0, Parameters = { new() { Value = sweep.Value } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<TrialId> trials = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            trials.Add(new(reader.GetGuid(0)));
        }

        return trials;
    }
}
