namespace Sweep.Storage.Charts;

/// <summary>Attempts that failed, by cause and by the first line of what was said.</summary>
internal static class FailuresSql
{
    private const int MostGroups = 40;
    private const int LongestTrace = 2000;

    public static string Of(string sweep) => $"""
        select
            cause,
            left(split_part(coalesce(error, ''), chr(10), 1), 300) as error,
            count(*) as attempts,
            count(distinct trial_id) as trials,
            count(distinct trial_id) filter (where state = 'failed') as failed_for_good,
            count(distinct worker) as workers,
            max(ended_at) as last_at,
            min(trial_id::text) as example_trial,
            left(min(error), {LongestTrace}) as trace
        from attempt_history
        where sweep = {SqlLiteral.Of(sweep)} and cause is not null
        group by 1, 2
        order by count(*) desc, cause, 2
        limit {MostGroups}
        """;
}
