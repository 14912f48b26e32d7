using Npgsql;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>
/// Checks the foreign keys of a new sweep's trials together at the end, in one query, in place of two lookups for each row, which take longer than
/// all else. Only a superuser may leave the lookups out, as the user of a private server is; for all others the server makes them.
/// </summary>
/// <remarks>What the keys point at was written by the same transaction, so that no other one can delete it before the check.</remarks>
internal sealed class ForeignKeys(NpgsqlConnection connection)
{
    // Triggers of the schema would be left out, too: where there are any for inserted rows, all stays as it is.
    private const string May = """
        select has_parameter_privilege('session_replication_role', 'set') and not exists (
            select from pg_trigger
            where tgrelid in ('sweep.trials'::regclass, 'sweep.trial_states'::regclass) and not tgisinternal and tgtype & 4 <> 0
        )
        """;

    private const string Broken = """
        select
            (select count(*) from sweep.trials t
             where t.sweep_id = $1 and not exists (select from sweep.configurations c where c.id = t.configuration_id and c.sweep_id = t.sweep_id))
            + (select count(*) from sweep.trial_states e
               where e.sweep_id = $1 and not exists (select from sweep.trials t where t.id = e.trial_id and t.sweep_id = e.sweep_id))
        """;

    private bool together;

    public async Task BeginAsync(CancellationToken cancellationToken) => together = (bool)(await ScalarAsync(May, cancellationToken))!;

    /// <summary>Leaves the lookups out from now on, where that is possible.</summary>
    public Task LeaveOutAsync(CancellationToken cancellationToken) => SetAsync("replica", cancellationToken);

    /// <summary>Lets the server look up every row again.</summary>
    public Task RestoreAsync(CancellationToken cancellationToken) => SetAsync("origin", cancellationToken);

    /// <summary>Checks all that was not looked up.</summary>
    /// <exception cref="InvalidOperationException">A key points at nothing.</exception>
    public async Task CheckAsync(SweepId sweep, CancellationToken cancellationToken)
    {
        if (together && (long)(await ScalarAsync(Broken, cancellationToken, sweep.Value))! is > 0 and var broken)
        {
            throw new InvalidOperationException($"{broken} rows of the sweep {sweep.Value} refer to configurations or trials that are not there");
        }
    }

    private async Task SetAsync(string role, CancellationToken cancellationToken)
    {
        if (together)
        {
            await ScalarAsync($"set local session_replication_role = {role}", cancellationToken);
        }
    }

    private async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
