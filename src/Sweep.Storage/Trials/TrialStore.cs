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

    /// <summary>The unfinished trials of these trainings with what was predicted of them, for a lease.</summary>
    public async Task<IReadOnlyList<TrainingWork>> ReadWorkAsync(IReadOnlyList<TrainingId> trainings, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            select t.training_id, t.id, t.canonical, i.sha256, t.period, t.bound, t.prediction_notes, {string.Join(", ", Laws.All.Select(static law => $"t.{law.PredictionColumn}"))}
            from sweep.planned_trials t left join sweep.image_sets i on i.sweep_id = t.sweep_id and i.folder = t.images
            where t.training_id = any($1) and t.state = 'pending'
            order by t.training_id, t.ordinal
            """);
        command.Parameters.Add(new() { Value = trainings.Select(static training => training.Value).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        Dictionary<TrainingId, (List<TrialWork> Trials, string? Images)> work = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            var training = new TrainingId(reader.GetGuid(0));
            if (!work.TryGetValue(training, out var found))
            {
                work[training] = found = ([], await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetString(3));
            }

            found.Trials.Add(new(new(reader.GetGuid(1)), reader.GetString(2), ReadPrediction(reader)));
        }

        return [.. trainings.Distinct().Where(work.ContainsKey).Select(training => new TrainingWork(training, work[training].Trials, work[training].Images))];
    }

    private static Prediction ReadPrediction(NpgsqlDataReader row)
    {
        var prediction = new Prediction { Period = new PerAxis(row.GetFieldValue<int[]>(4)), Bound = row.GetInt64(5), Notes = row.GetFieldValue<string[]>(6) };
        return Laws.All.Index().Aggregate(prediction, (said, law) => said.With(law.Item, row.GetValue(7 + law.Index) is var value and not DBNull ? value : null));
    }

    /// <summary>Trials that failed for a cause that a result overrules, should it come in yet.</summary>
    public async Task<IReadOnlyList<TrialId>> ReadGivenUpAsync(SweepId sweep, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select trial_id from sweep.trial_states e where sweep_id = $1 and {FlushWriting.IsGivenUp}");
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
            "select training_id, token, worker, incarnation, node, since, expires from sweep.running where sweep_id = $1 order by token, training_id");
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
    /// Writes a flush in one transaction: checks the epoch (for share), inserts measurements on conflict do nothing, appends attempts, updates the
    /// states of pending trials (by a measurement also of those that were given up with their worker), and replaces the running snapshot. A second
    /// measurement of a trial goes to late_measurements. Idempotent: the same flush twice changes nothing.
    /// </summary>
    /// <returns>False when the epoch is no longer the owner's; nothing was written then.</returns>
    public Task<bool> FlushAsync(SweepId sweep, long epoch, Flush flush, CancellationToken cancellationToken) =>
        new FlushWriting(database, time.GetUtcNow()).RunAsync(sweep, epoch, flush, cancellationToken);
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
