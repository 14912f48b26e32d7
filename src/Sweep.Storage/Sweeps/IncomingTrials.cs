using Npgsql;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>The points of a submission in a table of its transaction: two grids of a file may name the same point, and a sweep may have it already.</summary>
internal sealed class IncomingTrials(NpgsqlConnection connection, SweepId sweep)
{
    private static readonly string Missing = $"""
        with missing as (
            select *, count(*) over () as n
            from sweep.planned_trials t
            where sweep_id = $1 and not exists (select from incoming i where i.id = t.id)
            order by ordinal
            limit 1
        )
        select n, canonical,
            array_remove(array[{Each(static axis => $"not exists (select from incoming i where {Given(axis)} and i.{axis} is not distinct from m.{axis})")}], null),
            array_remove(array[{Each(static axis => $"(select count(distinct i.{axis}) from incoming i where {Given(axis)}) > 1")}], null)
        from missing m
        """;

    /// <summary>The meaning of the points' seeds.</summary>
    public int Stream { get; private set; }

    /// <summary>Streams the points into the table; returns why the first infeasible one is infeasible.</summary>
    public async Task<string?> FillAsync(IEnumerable<GridPoint> points, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"""
            create temp table incoming on commit drop as
            select t.id, t.sweep_id, c.hash, t.training_id, t.cost, t.ordinal, t.seed, t.control, 0::double precision as training_cost, null::text as reason, null::text[] as notes,
                {ConfigurationRow.Columns}
            from sweep.trials t cross join sweep.configurations c limit 0
            """, cancellationToken);
        var copy = new TrialCopy(connection, sweep);
        var reason = await copy.WriteAsync(points, cancellationToken);
        Stream = copy.Stream;
        return reason;
    }

    /// <summary>
    /// How many points of the sweep the submission lacks, and the first of them by the values that no point of the submission has; where it
    /// has each of them, by all axes that vary.
    /// </summary>
    public async Task<(long Count, string Example)> MissingAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync("create index on incoming (id); analyze incoming", cancellationToken);
        await using var command = new NpgsqlCommand(Missing, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = sweep.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return (0, "");
        }

        var values = PointText.Values(reader.GetString(1));
        var told = reader.GetFieldValue<string[]>(2) is { Length: > 0 } unknown ? unknown : reader.GetFieldValue<string[]>(3);
        var example = string.Join(", ", values.Where(value => told.Contains(value.Key)).Select(static value => $"{value.Key}={value.Value}"));
        return (reader.GetInt64(0), example.Length > 0 ? example : PointText.Short(reader.GetString(1)));
    }

    /// <summary>Leaves only the points that the sweep lacks, in grid order after all that it has.</summary>
    public Task KeepNewAsync(CancellationToken cancellationToken) => ExecuteAsync($"""
        delete from incoming i using sweep.trials t where t.id = i.id;
        update incoming set ordinal = ordinal + (select max(ordinal) + 1 from sweep.trials where sweep_id = '{sweep.Value}');
        """, cancellationToken);

    /// <summary>Writes configurations and trials; infeasible trials are final at once.</summary>
    public async Task InsertAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await PredictionNotes.TakeTurnAsync(connection, cancellationToken);
        await ExecuteAsync(Insert(now), cancellationToken);
    }

    private static string Insert(DateTimeOffset now) => $"""
        insert into sweep.prediction_notes (id, notes) select distinct on (notes_id) notes_id, notes from incoming where text is not null on conflict do nothing;
        insert into sweep.configurations (hash, sweep_id, {ConfigurationRow.Columns})
        select hash, sweep_id, {ConfigurationRow.Columns} from incoming where text is not null order by ordinal
        on conflict (hash) do nothing;
        -- A training is done once: the first trial bears the cost. Weights are not kept, so that it is done again for trials that come after its end.
        update incoming i set cost = i.cost + i.training_cost
        from (select training_id, min(ordinal) as ordinal from incoming where training_id is not null group by training_id) first
        where i.training_id = first.training_id and i.ordinal = first.ordinal
          and not exists (
            select from sweep.trials t left join sweep.trial_states e on e.trial_id = t.id
            where t.training_id = i.training_id and coalesce(e.state, 'pending') = 'pending');
        -- In the order of the grid: all indexes but those of hashes are filled to the brim then. Of equal points the first stays.
        insert into sweep.trials (id, sweep_id, configuration_id, training_id, ordinal, cost, seed, control)
        select i.id, i.sweep_id, c.id, i.training_id, i.ordinal, i.cost, i.seed, i.control
        from incoming i join sweep.configurations c on c.hash = i.hash
        order by i.ordinal
        on conflict (id) do nothing;
        insert into sweep.trial_states (trial_id, sweep_id, state, error, cost, finalized_at)
        select i.id, i.sweep_id, 'infeasible', case when c.infeasible_reason is null then i.reason end, i.cost, '{now.UtcDateTime:O}'
        from incoming i join sweep.configurations c on c.hash = i.hash
        where i.training_id is null
        order by i.ordinal
        on conflict (trial_id) do nothing;
        """;

    private static string Each(Func<string, string> condition) =>
        string.Join(", ", Axes.All.Select(static axis => axis.Name).Append("measure").Select(axis => $"case when {condition(axis)} then '{axis}' end"));

    /// <summary>Replicates have the values of a configuration once, and each its seed.</summary>
    private static string Given(string axis) => axis == Axes.SeedName ? "true" : "i.text is not null";

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
