using Npgsql;
using NpgsqlTypes;
using Sweep.Theory;
using Sweep.Theory.Grids;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>What a submitted sweep is, without its points.</summary>
internal sealed record SweepContent(string Name, string Question, string Canonical, string FileText, Limits Limits);

/// <summary>Writes a sweep with all its points in one transaction.</summary>
internal sealed class Submission(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<SubmittedSweep> RunAsync(SweepContent content, IEnumerable<GridPoint> points, CancellationToken cancellationToken)
    {
        var sweep = new SweepId(Guid.CreateVersion7(time.GetUtcNow()));
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // A second submission of the name waits here for the first one's end.
        if (!await InsertSweepAsync(connection, sweep, content, cancellationToken))
        {
            return await FindAgainAsync(connection, content, cancellationToken);
        }

        // Through a table of this transaction, since two grids of a file may name the same point.
        await ExecuteAsync(connection, "create temp table incoming (like sweep.trials, training_canonical text, training_cost double precision) on commit drop", cancellationToken);
        var firstReason = await new TrialCopy(connection, sweep, time.GetUtcNow()).WriteAsync(points, cancellationToken);
        await ExecuteAsync(connection, $"""
            insert into sweep.trainings (id, sweep_id, ordinal, canonical)
            select training_id, sweep_id, min(ordinal), min(training_canonical) from incoming where training_id is not null group by 1, 2;
            -- A training is done once: its first trial bears the cost.
            update incoming i set cost = i.cost + i.training_cost from sweep.trainings g where g.id = i.training_id and g.ordinal = i.ordinal;
            insert into sweep.trials ({TrialCopy.Columns}) select distinct on (id) {TrialCopy.Columns} from incoming order by id, ordinal;
            """, cancellationToken);
        var (submitted, own) = await CountAsync(connection, sweep, cancellationToken);
        if (own == submitted.Infeasible)
        {
            throw new InvalidSweepException(own == 0
                ? $"the sweep {content.Name} has no grid point of its own; its filter leaves none, so widen where or the axes"
                : $"all {own} grid points of {content.Name} are infeasible; the first: {firstReason}");
        }

        await ExecuteAsync(connection, "update sweep.sweeps set planned = $2, infeasible = $3, trainings = $4 where id = $1", cancellationToken,
            sweep.Value, submitted.Planned, submitted.Infeasible, submitted.Trainings);
        await transaction.CommitAsync(cancellationToken);
        return submitted;
    }

    private async Task<bool> InsertSweepAsync(NpgsqlConnection connection, SweepId sweep, SweepContent content, CancellationToken cancellationToken)
    {
        // The counts are set before the commit; until then they only satisfy the CHECK.
        await using var command = new NpgsqlCommand("""
            insert into sweep.sweeps (id, name, question, canonical, file_text, state, max_attempts, trial_timeout, created_at, planned, infeasible, trainings)
            values ($1, $2, $3, $4, $5, 'running', $6, $7, $8, 1, 0, 1)
            on conflict (name) do nothing
            """, connection);
        foreach (var value in new object[] { sweep.Value, content.Name, content.Question, content.Canonical, content.FileText, content.Limits.MaxAttempts })
        {
            command.Parameters.Add(new() { Value = value });
        }

        command.Parameters.Add(new() { Value = content.Limits.TrialTimeout ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Interval });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static async Task<SubmittedSweep> FindAgainAsync(NpgsqlConnection connection, SweepContent content, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select id, canonical, planned, infeasible, trainings from sweep.sweeps where name = $1", connection);
        command.Parameters.Add(new() { Value = content.Name });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetString(1) == content.Canonical
            ? new(new(reader.GetGuid(0)), Resumed: true, reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4))
            : throw new InvalidSweepException(
                $"the name {content.Name} belongs to a sweep with another content; give this one another name, or submit the file of that sweep to resume it");
    }

    /// <returns>The counts, and how many points are the sweep's own and no controls.</returns>
    private static async Task<(SubmittedSweep Submitted, long Own)> CountAsync(NpgsqlConnection connection, SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            select count(*), count(*) filter (where state = 'infeasible'), (select count(*) from sweep.trainings where sweep_id = $1),
                count(*) filter (where not control)
            from sweep.trials where sweep_id = $1
            """, connection);
        command.Parameters.Add(new() { Value = sweep.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (new(sweep, Resumed: false, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)), reader.GetInt64(3));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
