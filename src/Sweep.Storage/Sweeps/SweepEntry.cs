using Npgsql;
using NpgsqlTypes;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>Writes the row of a sweep for a submission.</summary>
internal sealed class SweepEntry(NpgsqlConnection connection, SweepContent content, CancellationToken cancellationToken)
{
    /// <returns>False when the name is taken; a submission of the name that is under way is waited for.</returns>
    public async Task<bool> InsertAsync(SweepId sweep, DateTimeOffset now)
    {
        // The counts are set before the commit; until then they only satisfy the CHECK.
        await using var command = Command("""
            insert into sweep.sweeps (id, question, canonical, file_text, max_attempts, trial_timeout, fresh, name, created_at, state, planned, infeasible, trainings)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'running', 1, 0, 1)
            on conflict (name) do nothing
            """, sweep);
        command.Parameters.Add(new() { Value = content.Name });
        command.Parameters.Add(new() { Value = now });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Replaces what the row holds of the file. A sweep that was fresh once remains so, for its rows say that they are.</summary>
    public async Task ReplaceAsync(SweepId sweep)
    {
        await using var command = Command("""
            update sweep.sweeps
            set question = $2, canonical = $3, file_text = $4, max_attempts = $5, trial_timeout = $6, fresh = fresh or $7
            where id = $1
            """, sweep);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Notes what the seeds of the sweep's points stand for, which is the same for all of them.</summary>
    public async Task SetStreamAsync(SweepId sweep, int stream)
    {
        await using var command = new NpgsqlCommand("update sweep.sweeps set stream = $2 where id = $1", connection);
        command.Parameters.Add(new() { Value = sweep.Value });
        command.Parameters.Add(new() { Value = (short)stream });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Writes what was counted of a new sweep into its row; returns the number of its trainings.</summary>
    /// <param name="cost">Estimated multiply-accumulate operations of all its trials.</param>
    public async Task<long> CompleteAsync(SweepId sweep, PlannedGrid grid, double cost)
    {
        await using var command = new NpgsqlCommand("""
            update sweep.sweeps set planned = $2, infeasible = $3, cost = $4, stream = $5, trainings = greatest(1, (
                select count(*) from (select distinct training_id from sweep.trials where sweep_id = $1 and training_id is not null) networks
            ))
            where id = $1
            returning trainings
            """, connection) { CommandTimeout = 0 };
        foreach (var value in new object[] { sweep.Value, (long)grid.Planned, (long)grid.Infeasible, cost, (short)grid.Stream })
        {
            command.Parameters.Add(new() { Value = value });
        }

        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Notes the user's images that were not noted before: what trials are to be measured on.</summary>
    public async Task KeepImagesAsync(SweepId sweep)
    {
        foreach (var set in content.Images)
        {
            await using var command = new NpgsqlCommand(
                "insert into sweep.image_sets (sweep_id, folder, images, sha256) values ($1, $2, $3, $4) on conflict do nothing", connection);
            foreach (var value in new object[] { sweep.Value, set.Folder, set.Pairs.Count, set.Digest })
            {
                command.Parameters.Add(new() { Value = value });
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Counts the trials again and writes the counts into the row.</summary>
    /// <returns>Planned, infeasible and trainings; points that are no controls; trials that are still to do.</returns>
    public async Task<(long Planned, long Infeasible, long Trainings, long Own, long Pending)> CountAsync(SweepId sweep)
    {
        await using var command = new NpgsqlCommand("""
            with counts as (
                select count(*) as planned, count(*) filter (where state = 'infeasible') as infeasible, sum(t.cost) as cost,
                    greatest(1, (select count(*) from (select distinct training_id from sweep.trials where sweep_id = $1) networks where training_id is not null)) as trainings,
                    count(*) filter (where not control) as own,
                    count(*) filter (where coalesce(state, 'pending') = 'pending') as pending
                from sweep.trials t left join sweep.trial_states e on e.trial_id = t.id where t.sweep_id = $1
            )
            update sweep.sweeps s set planned = greatest(1, c.planned), infeasible = c.infeasible, trainings = c.trainings, cost = coalesce(c.cost, 0)
            from counts c where s.id = $1
            returning c.planned, c.infeasible, c.trainings, c.own, c.pending
            """, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = sweep.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
    }

    private NpgsqlCommand Command(string sql, SweepId sweep)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in new object[] { sweep.Value, content.Question, content.Canonical, content.FileText, content.Limits.MaxAttempts })
        {
            command.Parameters.Add(new() { Value = value });
        }

        command.Parameters.Add(new() { Value = content.Limits.TrialTimeout ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Interval });
        command.Parameters.Add(new() { Value = content.Fresh });
        return command;
    }
}
