namespace Sweep.Storage.Charts;

/// <summary>When each worker tried what; of more than a thousand, attempts are joined to stretches in which a worker did the same without a pause worth showing.</summary>
internal static class AttemptTimelineSql
{
    private const int MostBars = 2000;

    // Reads the tables: the view numbers the attempts of all sweeps, which takes longer.
    public static string Of(string sweep) => $"""
        with tried as (
            select a.worker, coalesce(a.cause, 'succeeded') as outcome, a.started_at, a.ended_at
            from attempts a
            join trials t on t.id = a.trial_id
            where t.sweep_id = id_of({SqlLiteral.Of(sweep)})
        ),
        -- So long a pause that no more than half of the bars can end at one.
        whole as materialized (
            select
                outcome <> 'succeeded' as failed,
                count(*) as attempts,
                (max(max(ended_at)) over () - min(min(started_at)) over ()) * count(distinct (worker, outcome)) / {MostBars / 2 - 100} as pause,
                min(min(started_at)) over () as began
            from tried
            group by 1
        ),
        marked as (
            select
                t.*, w.began,
                w.attempts <= {MostBars / 2} or t.started_at > w.pause + max(t.ended_at) over (
                    partition by t.worker, t.outcome order by t.started_at, t.ended_at rows between unbounded preceding and 1 preceding
                ) as pauses
            from tried t
            join whole w on w.failed = (t.outcome <> 'succeeded')
        ),
        numbered as (
            select *, count(*) filter (where pauses) over (partition by worker, outcome order by started_at, ended_at rows unbounded preceding) as stretch
            from marked
        )
        select
            worker,
            outcome,
            count(*) as attempts,
            min(started_at) as started_at,
            max(ended_at) as ended_at,
            extract(epoch from min(started_at) - min(began))::double precision as from_s,
            extract(epoch from max(ended_at) - min(began))::double precision as to_s,
            extract(epoch from sum(ended_at - started_at))::double precision as busy_s
        from numbered
        group by worker, outcome, stretch
        order by outcome <> 'succeeded' desc, min(started_at), worker
        limit {MostBars}
        """;
}
