namespace Sweep.Storage.Charts;

/// <summary>When each worker tried what; many attempts are joined to stretches in which a worker did the same without a pause that could be seen.</summary>
internal static class AttemptTimelineSql
{
    private const int MostBars = 2000;
    private const int Columns = 400;

    public static string Of(string sweep) => $"""
        with tried as (
            select worker, coalesce(cause, 'succeeded') as outcome, started_at, ended_at
            from attempt_history
            where sweep = {SqlLiteral.Of(sweep)}
        ),
        whole as (
            select min(started_at) as began, (max(ended_at) - min(started_at)) / {Columns} as pause, count(*) as attempts from tried
        ),
        marked as (
            select
                t.*, w.began,
                w.attempts <= {MostBars} or t.started_at > w.pause + max(t.ended_at) over (
                    partition by t.worker, t.outcome order by t.started_at, t.ended_at rows between unbounded preceding and 1 preceding
                ) as pauses
            from tried t cross join whole w
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
            extract(epoch from max(ended_at) - min(began))::double precision as to_s
        from numbered
        group by worker, outcome, stretch
        order by outcome <> 'succeeded' desc, min(started_at), worker
        limit {MostBars}
        """;
}
