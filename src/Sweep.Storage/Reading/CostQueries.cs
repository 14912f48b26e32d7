using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Reading;

/// <summary>Reads what trainings and measurements took, and what is left of a sweep, so that the time left can be estimated.</summary>
public sealed class CostQueries(NpgsqlDataSource database)
{
    // Replicates cost the same, and the first seeds of a configuration are measured first: a few of them say what all take, however large the sweep.
    private const string Measured = """
        select c.text, x.device, x.training, x.measuring, x.trials
        from (select id from sweep.sweeps where case when $1::uuid is null then id is distinct from $2::uuid else id = $1 end order by created_at desc limit $3) as s
        cross join lateral (select id, text from sweep.configurations where sweep_id = s.id and infeasible_reason is null order by hash limit $4) as c
        cross join lateral (
            select m.device, percentile_cont(0.5) within group (order by extract(epoch from m.training_time)::float8) as training,
                percentile_cont(0.5) within group (order by extract(epoch from m.measuring_time)::float8) as measuring, count(*) as trials
            from (select id from sweep.trials where configuration_id = c.id order by seed limit $5) as t
            join sweep.measurements m on m.trial_id = t.id
            where m.reused_from is null and m.resumed_step is null and ($6::text is null or starts_with(m.worker, $6))
            group by m.device
        ) as x
        """;

    // As the scheduler takes them: cheapest first. Weights are not kept: a network is there only while a worker has its training in hand.
    private const string Left = """
        with by_training as (
            select t.training_id, min(t.ordinal) as ordinal, coalesce(sum(t.cost) filter (where coalesce(e.state, 'pending') = 'pending'), 0) as cost,
                bool_or(coalesce(e.state, 'pending') <> 'pending') and t.training_id in (select r.training_id from sweep.running r where r.sweep_id = $1) as is_begun,
                array_agg(t.configuration_id order by t.ordinal) filter (where coalesce(e.state, 'pending') = 'pending') as configurations
            from sweep.trials t left join sweep.trial_states e on e.trial_id = t.id
            where t.sweep_id = $1 and t.training_id is not null
            group by t.training_id
        )
        select configurations, is_begun, count(*), min(cost)
        from by_training
        where configurations is not null
        group by configurations, is_begun
        order by min(cost), min(ordinal)
        """;

    /// <summary>Times of up to 25 replicates of up to 2,000 configurations of a sweep.</summary>
    public IAsyncEnumerable<MeasuredCost> OfSweepAsync(SweepId sweep, CancellationToken cancellationToken) =>
        MeasuredAsync(sweep, null, sweeps: 1, configurations: 2000, replicates: 25, null, cancellationToken);

    /// <summary>Times of up to 100 configurations of each of the last 40 sweeps, newest first.</summary>
    /// <param name="except">A sweep that is left out; null: none.</param>
    /// <param name="worker">First letters of the names of workers that count; null: all workers.</param>
    public IAsyncEnumerable<MeasuredCost> OfEarlierSweepsAsync(SweepId? except, string? worker, CancellationToken cancellationToken) =>
        MeasuredAsync(null, except, sweeps: 40, configurations: 100, replicates: 5, worker, cancellationToken);

    /// <summary>The unfinished trainings of a sweep, equal ones together, in the order in which they are given out.</summary>
    public async Task<IReadOnlyList<TrainingsLeft>> LeftAsync(SweepId sweep, CancellationToken cancellationToken)
    {
        List<TrainingsLeft> left = [];
        await using var command = database.CreateCommand(Left);
        command.Parameters.Add(new() { Value = sweep.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            left.Add(new(reader.GetFieldValue<int[]>(0), reader.GetBoolean(1), reader.GetInt64(2)));
        }

        return left;
    }

    /// <summary>The ids of sweeps by their names.</summary>
    public async Task<IReadOnlyDictionary<string, SweepId>> IdsAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        Dictionary<string, SweepId> ids = [];
        await using var command = database.CreateCommand("select name, id from sweep.sweeps where name = any($1)");
        command.Parameters.Add(new() { Value = names.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetString(0), new(reader.GetGuid(1)));
        }

        return ids;
    }

    /// <summary>The texts of configurations, by their ids.</summary>
    public async Task<IReadOnlyDictionary<int, string>> TextsAsync(IEnumerable<int> configurations, CancellationToken cancellationToken)
    {
        Dictionary<int, string> texts = [];
        await using var command = database.CreateCommand("select id, text from sweep.configurations where id = any($1)");
        command.Parameters.Add(new() { Value = configurations.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            texts.Add(reader.GetInt32(0), reader.GetString(1));
        }

        return texts;
    }

    private async IAsyncEnumerable<MeasuredCost> MeasuredAsync(
        SweepId? only, SweepId? except, int sweeps, int configurations, int replicates, string? worker, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Measured);
        command.Parameters.Add(new() { Value = only?.Value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = except?.Value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = (long)sweeps });
        command.Parameters.Add(new() { Value = (long)configurations });
        command.Parameters.Add(new() { Value = (long)replicates });
        command.Parameters.Add(new() { Value = worker ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new(
                reader.GetString(0), reader.GetString(1), TimeSpan.FromSeconds(reader.GetDouble(2)), TimeSpan.FromSeconds(reader.GetDouble(3)), reader.GetInt64(4));
        }
    }
}

/// <summary>What trials of one configuration took on one kind of device.</summary>
/// <param name="Point">The configuration as text: a grid point without its seed.</param>
/// <param name="Device">Where it was measured, such as cpu.</param>
/// <param name="Training">Median time of making and training the network.</param>
/// <param name="Measuring">Median time of measuring one trial on it.</param>
/// <param name="Trials">Number of measured trials, at least 1.</param>
public sealed record MeasuredCost(string Point, string Device, TimeSpan Training, TimeSpan Measuring, long Trials);

/// <summary>Trainings that have the same unfinished trials but for their seeds.</summary>
/// <param name="Configurations">Ids of the configurations of one training's unfinished trials, in grid order; at least one.</param>
/// <param name="IsBegun">Whether another trial of the training is final already, and a worker has the training in hand.</param>
/// <param name="Count">Number of these trainings, at least 1.</param>
public sealed record TrainingsLeft(IReadOnlyList<int> Configurations, bool IsBegun, long Count);
