using Npgsql;
using Sweep.Cli.Costs;
using Sweep.Theory.Trials;

namespace Sweep.Benchmarks.TimeLeft;

/// <summary>A finished sweep with the times at which its trials ended.</summary>
internal sealed record RecordedSweep(string Name, SweepId Id, IReadOnlyList<RecordedTrial> Trials)
{
    // Trials that failed or were taken over say nothing of time.
    private const string Measured = """
        select t.ordinal, t.training_id, t.configuration_id, t.cost, c.text, m.device, m.worker,
            extract(epoch from m.training_time)::float8, extract(epoch from m.measuring_time)::float8,
            extract(epoch from a.started_at)::float8, extract(epoch from a.ended_at)::float8
        from sweep.trials t
        join sweep.configurations c on c.id = t.configuration_id
        join sweep.measurements m on m.trial_id = t.id
        join sweep.attempts a on a.trial_id = t.id and a.id = m.attempt_id
        where t.sweep_id = $1 and m.reused_from is null
        order by a.ended_at, t.ordinal
        """;

    /// <summary>Seconds until the last trial.</summary>
    public double Seconds => Trials[^1].Ended;

    public int Workers => Trials.Select(static trial => trial.Worker).Distinct().Count();

    /// <summary>The configurations as trials of this version.</summary>
    public Dictionary<int, Trial?> Configurations { get; } = Trials.DistinctBy(static trial => trial.Configuration)
        .ToDictionary(static trial => trial.Configuration, static trial => KnownCosts.TrialOf(trial.Text));

    /// <summary>Reads the finished sweeps of a database, the oldest first.</summary>
    public static async Task<IReadOnlyList<RecordedSweep>> AllAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        List<(string Name, SweepId Id)> finished = [];
        await using (var command = database.CreateCommand("select name, id from sweep.sweeps where state = 'finished' order by created_at"))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                finished.Add((reader.GetString(0), new(reader.GetGuid(1))));
            }
        }

        List<RecordedSweep> sweeps = [];
        foreach (var (name, id) in finished)
        {
            if (await TrialsAsync(database, id, cancellationToken) is { Count: > 0 } trials)
            {
                // A process begins to load its libraries before its first trial.
                var first = trials.Min(static trial => trial.Started) - SweepReplay.StartOfWorkers;
                sweeps.Add(new(name, id, [.. trials.Select(trial => trial with { Started = trial.Started - first, Ended = trial.Ended - first })]));
            }
        }

        return sweeps;
    }

    private static async Task<IReadOnlyList<RecordedTrial>> TrialsAsync(NpgsqlDataSource database, SweepId id, CancellationToken cancellationToken)
    {
        List<RecordedTrial> trials = [];
        await using var command = database.CreateCommand(Measured);
        command.Parameters.Add(new() { Value = id.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            trials.Add(new(
                reader.GetInt32(0), reader.GetGuid(1), reader.GetInt32(2), reader.GetDouble(3), reader.GetString(4), reader.GetString(5), reader.GetString(6),
                reader.GetDouble(7), reader.GetDouble(8), reader.GetDouble(9), reader.GetDouble(10)));
        }

        return trials;
    }
}

/// <summary>A measured trial of a finished sweep.</summary>
/// <param name="Cost">Estimated operations.</param>
/// <param name="Text">Its configuration as text.</param>
/// <param name="TrainingSeconds">Time of making and training its network, which it shares with other trials.</param>
/// <param name="Started">Seconds since the start of the sweep.</param>
internal sealed record RecordedTrial(
    int Ordinal, Guid Training, int Configuration, double Cost, string Text, string Device, string Worker,
    double TrainingSeconds, double MeasuringSeconds, double Started, double Ended);
