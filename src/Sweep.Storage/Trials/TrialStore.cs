using Npgsql;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>Trials as rows: what is left to do, and what became of it.</summary>
public sealed class TrialStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Trainings with unfinished trials, cheapest description first for the ledger; streamed.</summary>
    public IAsyncEnumerable<OpenTraining> ReadOpenAsync(SweepId sweep, CancellationToken cancellationToken) =>
        OpenTrainings.ReadAsync(database, sweep, cancellationToken);

    /// <summary>Reads the unfinished trials of these trainings, for a lease.</summary>
    public async Task<IReadOnlyList<TrialWork>> ReadWorkAsync(IReadOnlyList<TrainingId> trainings, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select t.training_id, t.id, t.configuration_id, t.seed
            from unnest($1) as asked (id)
            cross join lateral (select t.* from sweep.trials t where t.training_id = asked.id offset 0) t
            left join lateral (select e.state from sweep.trial_states e where e.trial_id = t.id offset 0) e on true
            where coalesce(e.state, 'pending') = 'pending'
            """);
        command.Parameters.Add(new() { Value = trainings.Select(static training => training.Value).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<TrialWork> work = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            work.Add(new(new(reader.GetGuid(0)), new(reader.GetGuid(1)), reader.GetInt32(2), reader.GetInt32(3)));
        }

        return work;
    }

    /// <summary>Reads configurations with what was predicted of them, for a lease.</summary>
    public async Task<IReadOnlyList<WorkConfiguration>> ReadConfigurationsAsync(IReadOnlyCollection<int> keys, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"""
            select c.id, sweep.point_text(c.text, 0, s.stream), i.sha256, c.period, c.bound, n.notes, {string.Join(", ", Laws.All.Select(static law => $"c.{law.PredictionColumn}"))}
            from sweep.configurations c
            join sweep.sweeps s on s.id = c.sweep_id
            join sweep.prediction_notes n on n.id = c.notes_id
            left join sweep.image_sets i on i.sweep_id = c.sweep_id and i.folder = c.images
            where c.id = any($1)
            """);
        command.Parameters.Add(new() { Value = keys.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<WorkConfiguration> configurations = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            configurations.Add(new(reader.GetInt32(0), reader.GetString(1), ReadPrediction(reader), await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetString(2)));
        }

        return configurations;
    }

    private static Prediction ReadPrediction(NpgsqlDataReader row)
    {
        var prediction = new Prediction { Period = new PerAxis(row.GetFieldValue<int[]>(3)), Bound = row.GetInt64(4), Notes = row.GetFieldValue<string[]>(5) };
        return Laws.All.Index().Aggregate(prediction, (said, law) => said.With(law.Item, row.GetValue(6 + law.Index) is var value and not DBNull ? value : null));
    }

    /// <summary>Trials that failed for a cause that a result overrules, should it come in yet.</summary>
    public async Task<IReadOnlyList<TrialId>> ReadGivenUpAsync(SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select trial_id from sweep.trial_states e where sweep_id = $1 and {FlushStatements.IsGivenUp}");
        command.Parameters.Add(new() { Value = sweep.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<TrialId> trials = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            trials.Add(new(reader.GetGuid(0)));
        }

        return trials;
    }

    /// <summary>Reads the leases of a sweep that its last owner recorded.</summary>
    public async Task<IReadOnlyList<RunningLease>> ReadLeasesAsync(SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select training_id, token, worker, incarnation, node, since, expires
            from sweep.leases l cross join lateral unnest(trainings) with ordinality as part (training_id, place)
            where sweep_id = $1
              -- A failure may be written before the row of its lease names the training no more.
              and not exists (
                select from sweep.trials t join sweep.attempts a on a.trial_id = t.id
                where t.training_id = part.training_id and a.worker = l.worker and a.cause is not null and a.recorded_at > l.since)
            order by token, place
            """);
        command.Parameters.Add(new() { Value = sweep.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<RunningLease> leases = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            leases.Add(new(
                new(reader.GetGuid(0)), reader.GetInt64(1), reader.GetString(2), reader.GetGuid(3), reader.GetString(4),
                reader.GetFieldValue<DateTimeOffset>(5), reader.GetFieldValue<DateTimeOffset>(6)));
        }

        return leases;
    }

    /// <summary>
    /// Writes a flush in one transaction: waits for its turn, locks the sweep's row and checks the epoch, inserts measurements with their attempts,
    /// appends failed attempts, updates the states of pending trials (by a measurement also of those that were given up with their worker), and
    /// writes how the leases changed. A second
    /// measurement of a trial goes to late_measurements. Idempotent: the same flush twice changes nothing.
    /// </summary>
    /// <returns>False when the epoch is no longer the owner's; nothing was written then.</returns>
    public Task<bool> FlushAsync(SweepId sweep, long epoch, Flush flush, CancellationToken cancellationToken) =>
        new FlushWriting(database, sweep, time.GetUtcNow()).RunAsync(epoch, flush, cancellationToken);
}

/// <summary>Counts of a sweep's trials by state, and their estimated cost in multiply-accumulate operations.</summary>
public sealed record TrialTotals(
    long Planned, long Infeasible, long Succeeded, long Failed, long Cancelled, double CostDone, double CostPlanned)
{
    /// <summary>Reads what is kept at this moment.</summary>
    public static async Task<TrialTotals> ReadAsync(NpgsqlDataSource database, SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select c.planned, c.infeasible, c.succeeded, c.failed, c.cancelled, c.cost_done, s.cost
            from sweep.sweeps s join sweep.coverage c on c.sweep_id = s.id
            where s.id = $1
            """);
        command.Parameters.Add(new() { Value = sweep.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetDouble(5),
            reader.GetDouble(6));
    }
}
