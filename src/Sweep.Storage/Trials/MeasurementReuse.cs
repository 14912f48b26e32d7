using Npgsql;
using Sweep.Storage.Database;
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

        // Flushes, a new owner and a change of the sweep wait, so that pending trials stay pending, and the kept results have one writer.
        await using var turn = Command(connection, SweepTurn.Alone("$1"), sweep.Value);
        await turn.ExecuteNonQueryAsync(cancellationToken);
        await using var owner = Command(connection, "select 1 from sweep.sweeps where id = $1 and owner_epoch = $2 for no key update", sweep.Value, epoch);
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

/// <summary>Conditions that a measurement depends on beside its grid point.</summary>
/// <param name="Science">Hash of the compiled theory and learning code.</param>
/// <param name="Libraries">Versions of TorchSharp and libtorch.</param>
/// <param name="OneDnn">Whether oneDNN computes float32 convolutions.</param>
public sealed record Conditions(string Science, string Libraries, string Device, bool OneDnn);

/// <summary>
/// Takes over measurements in a few statements for any number of trials: the found rows pass through the program, for the server has no
/// statistics of what a sweep has just written and joins two such sets in a loop over both.
/// </summary>
internal static class ReuseSql
{
    private const string Incoming = "unnest($1::uuid[], $2::uuid[]) as i(trial_id, source)";

    /// <summary>Trials that can be taken over, each with its source. Parameters: sweep, science, libraries, device, oneDNN.</summary>
    /// <remarks>
    /// Only what was itself measured is a source, so that provenance never points at a copy; of several the first one. A worker's hands keep
    /// what they hold: its measurement would come late.
    /// </remarks>
    public const string Find = """
        select distinct on (t.id) t.id, m.trial_id
        from sweep.trials t
        join sweep.sweeps s on s.id = t.sweep_id
        join sweep.configurations c on c.id = t.configuration_id
        left join sweep.trial_states e on e.trial_id = t.id
        join sweep.configurations equal on equal.text = c.text
        join sweep.sweeps other on other.id = equal.sweep_id and other.stream = s.stream
        join sweep.trials o on o.configuration_id = equal.id and o.seed = t.seed
        join sweep.measurements m on m.trial_id = o.id
        where t.sweep_id = $1 and coalesce(e.state, 'pending') = 'pending' and not t.control and c.scene <> 'images' and not s.fresh
          and not exists (select from sweep.running r where r.training_id = t.training_id)
          and m.reused_from is null and m.self_test_passed
          and m.science = $2 and m.science <> '' and m.libraries = $3 and m.device = $4 and m.one_dnn = $5
          and ('panels' <> all(c.measure) or exists (select from sweep.artifacts a where a.trial_id = m.trial_id and a.kind = 'panel'))
        order by t.id, m.received_at, m.trial_id
        """;

    /// <summary>Parameters: trials, their sources, now.</summary>
    public static readonly string CopyMeasurements = $"""
        with copied as (
            insert into sweep.measurements (trial_id, sweep_id, {Copied("")}, received_at, reused_from)
            select i.trial_id, t.sweep_id, {Copied("m.")}, $3, i.source
            from {Incoming}
            join sweep.trials t on t.id = i.trial_id
            join sweep.measurements m on m.trial_id = i.source
            on conflict do nothing
            returning trial_id
        )
        insert into sweep.trial_states as e (trial_id, sweep_id, cost, state, finalized_at)
        select t.id, t.sweep_id, t.cost, 'succeeded', $3 from copied join sweep.trials t on t.id = copied.trial_id
        on conflict (trial_id) do update set state = 'succeeded', finalized_at = excluded.finalized_at where e.state = 'pending'
        """;

    /// <summary>Parameters: trials, their sources, now.</summary>
    public const string CopyPanels = $"""
        insert into sweep.artifacts (id, sweep_id, trial_id, kind, media_type, sha256, content, created_at)
        select gen_random_uuid(), t.sweep_id, t.id, a.kind, a.media_type, a.sha256, a.content, $3
        from {Incoming}
        join sweep.trials t on t.id = i.trial_id
        join sweep.configurations c on c.id = t.configuration_id
        join sweep.artifacts a on a.trial_id = i.source and a.kind = 'panel'
        where 'panels' = any(c.measure)
        on conflict do nothing
        """;

    public const string TakenOver = """
        select t.id from sweep.trials t join sweep.measurements m on m.trial_id = t.id where t.sweep_id = $1 and m.reused_from is not null order by t.ordinal
        """;

    /// <summary>Columns that a copy takes from its source: numbers, verdicts and provenance.</summary>
    private static string Copied(string table) =>
        string.Join(", ", FlushColumns.Measured.Columns.Select(static column => column.Name).Where(static name => name != "trial_id").Select(name => table + name));
}
