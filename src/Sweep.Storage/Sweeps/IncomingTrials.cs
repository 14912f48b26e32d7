using Npgsql;
using Sweep.Theory.Grids;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>The points of a submission in a table of its transaction: two grids of a file may name the same point, and a sweep may have it already.</summary>
internal sealed class IncomingTrials(NpgsqlConnection connection, SweepId sweep)
{
    /// <summary>Streams the points into the table; returns why the first infeasible one is infeasible.</summary>
    public async Task<string?> FillAsync(IEnumerable<GridPoint> points, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ExecuteAsync("create temp table incoming (like sweep.trials, training_canonical text, training_cost double precision) on commit drop", cancellationToken);
        return await new TrialCopy(connection, sweep, now).WriteAsync(points, cancellationToken);
    }

    /// <summary>
    /// How many points of the sweep the submission lacks, and the first of them by the values that no point of the submission has; where it
    /// has each of them, by all axes that vary.
    /// </summary>
    public async Task<(long Count, string Example)> MissingAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync("create index on incoming (id); analyze incoming", cancellationToken);
        await using var command = new NpgsqlCommand("""
            with missing as (
                select count(*) as n, (array_agg(canonical order by ordinal))[1] as canonical
                from sweep.trials t
                where sweep_id = $1 and not exists (select from incoming i where i.id = t.id)
            ),
            given as materialized (
                select distinct unnest(string_to_array(canonical, ';')) as value from incoming where exists (select from missing where n > 0)
            )
            select n, coalesce(
                (select string_agg(value, ', ') from unnest(string_to_array(canonical, ';')) value where value not in (select value from given)),
                (select string_agg(value, ', ') from unnest(string_to_array(canonical, ';')) value
                 where split_part(value, '=', 1) in (select split_part(given.value, '=', 1) from given group by 1 having count(*) > 1)),
                canonical, '')
            from missing
            """, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = sweep.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetString(1));
    }

    /// <summary>Leaves only the points that the sweep lacks, in grid order after all that it has.</summary>
    public Task KeepNewAsync(CancellationToken cancellationToken) => ExecuteAsync($"""
        delete from incoming i using sweep.trials t where t.id = i.id;
        update incoming set ordinal = ordinal + (select max(ordinal) + 1 from sweep.trials where sweep_id = '{sweep.Value}');
        """, cancellationToken);

    public Task InsertAsync(CancellationToken cancellationToken) => ExecuteAsync($"""
        insert into sweep.trainings (id, sweep_id, ordinal, canonical)
        select training_id, sweep_id, min(ordinal), min(training_canonical) from incoming where training_id is not null group by 1, 2
        on conflict (id) do nothing;
        -- A training is done once: the first trial bears the cost. Weights are not kept, so that it is done again for trials that come after its end.
        update incoming i set cost = i.cost + i.training_cost
        from (select training_id, min(ordinal) as ordinal from incoming where training_id is not null group by training_id) first
        where i.training_id = first.training_id and i.ordinal = first.ordinal
          and not exists (select from sweep.trials t where t.training_id = i.training_id and t.state = 'pending');
        insert into sweep.trials ({TrialCopy.Columns}) select distinct on (id) {TrialCopy.Columns} from incoming order by id, ordinal;
        """, cancellationToken);

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
