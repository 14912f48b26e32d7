namespace Sweep.Storage.Charts;

public static partial class ChartQueries
{
    public static ChartQuery AttemptTimeline(string sweep) => Of(
        sweep,
        "attempt-timeline",
        "Attempts by worker",
        "When each worker tried trials, and what came of it. Of more than a thousand a bar is a stretch without a longer pause, as high as the share of it that the attempts took.",
        AttemptTimelineSql.Of(sweep),
        "Nobody has tried a trial of this sweep yet.");

    public static ChartQuery Failures(string sweep) => Of(
        sweep,
        "failures",
        "Failures by cause",
        "Attempts that failed. Most are tried again, so that a failed attempt need not be a failed trial.",
        FailuresSql.Of(sweep),
        "No attempt at a trial of this sweep failed.");
}

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

/// <summary>Attempts that failed, by cause and by the first line of what was said.</summary>
internal static class FailuresSql
{
    private const int MostGroups = 40;
    private const int LongestTrace = 2000;

    public static string Of(string sweep) => $"""
        select
            a.cause,
            left(split_part(coalesce(a.error, ''), chr(10), 1), 300) as error,
            count(*) as attempts,
            count(distinct t.id) as trials,
            count(distinct t.id) filter (where t.state = 'failed') as failed_for_good,
            count(distinct a.worker) as workers,
            max(a.ended_at) as last_at,
            min(t.id::text) as example_trial,
            left(min(a.error), {LongestTrace}) as trace
        from attempts a
        join planned_trials t on t.id = a.trial_id
        where t.sweep_id = id_of({SqlLiteral.Of(sweep)}) and a.cause is not null
        group by 1, 2
        order by count(*) desc, a.cause, 2
        limit {MostGroups}
        """;
}
