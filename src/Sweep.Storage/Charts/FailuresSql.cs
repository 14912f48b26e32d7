namespace Sweep.Storage.Charts;

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
