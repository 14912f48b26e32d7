using Npgsql;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>Writes the chunks of a new sweep straight into their tables by binary COPY, in the order of the grid.</summary>
internal sealed class ChunkWriting(NpgsqlConnection connection, SweepId sweep, DateTimeOffset now)
{
    private readonly PredictionNotes notes = new(connection);

    /// <summary>Estimated multiply-accumulate operations of what was written.</summary>
    public double Cost { get; private set; }

    public async Task WriteAsync(TrialChunk chunk, CancellationToken cancellationToken)
    {
        await WriteConfigurationsAsync(chunk, cancellationToken);
        var begun = await FindTrainingsAsync(chunk, cancellationToken);
        await WriteTrialsAsync(chunk, begun, cancellationToken);
        await WriteStatesAsync(chunk, cancellationToken);
    }

    private async Task WriteConfigurationsAsync(TrialChunk chunk, CancellationToken cancellationToken)
    {
        await NumberAsync([.. chunk.Configurations.Values.Where(static configuration => configuration.MayBeKnown)], cancellationToken);
        PlannedConfiguration[] added = [.. chunk.Configurations.Values.Where(static configuration => configuration.Number is null)];
        if (added.Length == 0)
        {
            return;
        }

        await notes.WriteAsync(added, cancellationToken);
        await using (var copy = await BinaryCopy.BeginAsync(connection, $"sweep.configurations (hash, sweep_id, {ConfigurationRow.Columns})", cancellationToken))
        {
            foreach (var configuration in added)
            {
                await copy.StartAsync(2 + ConfigurationRow.Width, cancellationToken);
                copy.Write(configuration.Replicates.Id.Value);
                copy.Write(sweep.Value);
                ConfigurationRow.Write(copy, configuration);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        await NumberAsync(added, cancellationToken);
    }

    /// <summary>Gives configurations the numbers that they have in the table.</summary>
    private async Task NumberAsync(PlannedConfiguration[] configurations, CancellationToken cancellationToken)
    {
        if (configurations.Length == 0)
        {
            return;
        }

        var byHash = configurations.ToDictionary(static configuration => configuration.Replicates.Id.Value);
        await using var command = new NpgsqlCommand("select hash, id from sweep.configurations where hash = any($1)", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = byHash.Keys.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            byHash[reader.GetGuid(0)].Number = reader.GetInt32(1);
        }
    }

    /// <summary>Returns trainings of the chunk of which an earlier chunk has a trial already, as far as they cost something.</summary>
    private async Task<HashSet<Guid>> FindTrainingsAsync(TrialChunk chunk, CancellationToken cancellationToken)
    {
        Guid[] doubted =
        [
            .. chunk.Trials.Where(static trial => trial.Training is not null && trial.Configuration is { TrainingCost: > 0, MayShareNetwork: true })
                .Select(static trial => trial.Training!.Value.Value).Distinct(),
        ];
        HashSet<Guid> found = [];
        if (doubted.Length == 0)
        {
            return found;
        }

        await using var command = new NpgsqlCommand("select training_id from sweep.trials where training_id = any($1)", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = doubted });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }

    /// <param name="begun">Trainings whose cost an earlier trial bears: a training is done once.</param>
    private async Task WriteTrialsAsync(TrialChunk chunk, HashSet<Guid> begun, CancellationToken cancellationToken)
    {
        await using var copy = await BinaryCopy.BeginAsync(
            connection, "sweep.trials (id, sweep_id, training_id, cost, configuration_id, ordinal, seed, control)", cancellationToken);
        var ordinal = chunk.First;
        foreach (var trial in chunk.Trials)
        {
            var cost = CostOf(trial, begun);
            Cost += cost;
            await copy.StartAsync(8, cancellationToken);
            copy.Write(trial.Id.Value);
            copy.Write(sweep.Value);
            copy.Write(trial.Training?.Value);
            copy.Write(cost);
            copy.Write(trial.Configuration.Number!.Value);
            copy.Write(ordinal++);
            copy.Write(trial.Seed);
            copy.Write(trial.Control);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static double CostOf(PlannedTrial trial, HashSet<Guid> begun) =>
        trial.Training is not { } training ? 0
        : trial.Configuration.TrainingCost > 0 && begun.Add(training.Value) ? trial.Configuration.MeasuringCost + trial.Configuration.TrainingCost
        : trial.Configuration.MeasuringCost;

    /// <summary>Infeasible trials are final at once.</summary>
    private async Task WriteStatesAsync(TrialChunk chunk, CancellationToken cancellationToken)
    {
        PlannedTrial[] infeasible = [.. chunk.Trials.Where(static trial => trial.Training is null)];
        if (infeasible.Length == 0)
        {
            return;
        }

        await using var copy = await BinaryCopy.BeginAsync(
            connection, "sweep.trial_states (trial_id, sweep_id, state, error, cost, finalized_at)", cancellationToken);
        foreach (var trial in infeasible)
        {
            await copy.StartAsync(6, cancellationToken);
            copy.Write(trial.Id.Value);
            copy.Write(sweep.Value);
            copy.Write("infeasible");
            copy.Write(trial.Configuration.Reason is null ? trial.Reason : null);
            copy.Write(0.0);
            copy.Write(now);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
