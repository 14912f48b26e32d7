using Npgsql;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Chaos;

/// <summary>Checks from outside whether a cluster lost a trial or counted one twice, and cuts its connections.</summary>
public sealed class SweepAudit(NpgsqlDataSource database)
{
    // Columns that show where a measurement comes from, and not what was measured.
    private const string Origin = """
        array['trial_id', 'attempt_id', 'worker', 'device', 'git_revision', 'libraries', 'one_dnn', 'self_test_passed', 'threads', 'training_time',
              'measuring_time', 'science', 'resumed_step', 'images_sha256', 'received_at', 'reused_from', 'sweep_id']
        """;

    private const string Audit = $"""
        with disturbed as (
            select t.id, t.canonical, t.state, (select count(*) from sweep.measurements m where m.trial_id = t.id) as measurements,
                (select to_jsonb(m) - {Origin} from sweep.measurements m where m.trial_id = t.id) as numbers
            from sweep.planned_trials t
            where t.sweep_id = sweep.id_of($1)
        ),
        undisturbed as (
            select t.canonical, (select to_jsonb(m) - {Origin} from sweep.measurements m where m.trial_id = t.id) as numbers
            from sweep.planned_trials t
            where t.sweep_id = sweep.id_of($2)
        ),
        late as (
            select d.numbers is distinct from (to_jsonb(l) - {Origin}) as disagrees
            from sweep.late_measurements l join disturbed d on d.id = l.trial_id
        )
        select
            coalesce((select state from sweep.sweeps where name = $1), 'missing'),
            count(*) filter (where d.state <> 'infeasible'),
            count(*) filter (where d.state = 'succeeded' and d.measurements = 1),
            count(*) filter (where d.measurements > 1),
            count(*) filter (where d.state in ('failed', 'cancelled')),
            (select count(*) from late),
            (select count(*) from late where disagrees),
            count(*) filter (where d.canonical is null or u.canonical is null or d.numbers is distinct from u.numbers)
        from disturbed d full join undisturbed u on u.canonical = d.canonical
        """;

    public async Task<AuditedSweep> OfAsync(string sweep, string undisturbed, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Audit);
        command.Parameters.Add(new() { Value = sweep });
        command.Parameters.Add(new() { Value = undisturbed });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(
            sweep, reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5),
            reader.GetInt64(6), reader.GetInt64(7));
    }

    /// <summary>Names of the sweeps that are neither finished nor cancelled.</summary>
    public async Task<IReadOnlyList<string>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select name from sweep.sweeps where state in ('running', 'paused') order by created_at");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> names = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    /// <summary>All trainings in the hands of workers, of every sweep.</summary>
    public async Task<IReadOnlyList<RunningLease>> ReadLeasesAsync(CancellationToken cancellationToken)
    {
        List<SweepId> sweeps = [];
        await using (var command = database.CreateCommand("select distinct sweep_id from sweep.running"))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                sweeps.Add(new(reader.GetGuid(0)));
            }
        }

        var trials = new TrialStore(database, TimeProvider.System);
        List<RunningLease> leases = [];
        foreach (var sweep in sweeps)
        {
            leases.AddRange(await trials.ReadLeasesAsync(sweep, cancellationToken));
        }

        return leases;
    }

    /// <summary>Cuts every other connection to this database; returns how many there were.</summary>
    public async Task<long> CutConnectionsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
