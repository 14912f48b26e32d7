using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Storage.Charts;

public static partial class ChartQueries
{
    public static ChartQuery ExactCounts(string sweep) => Of(
        sweep,
        "exact-counts",
        "Exact counts",
        "Embeddings counted against embeddings predicted (laws L1 to L3). On the diagonal the count is reached, below it not yet; one point above it refutes the theory.",
        ExactCountsSql.Of(sweep),
        "No measured trial of this sweep has a predicted number of embeddings.");
}

/// <summary>Trials with the same predicted and measured count as one point.</summary>
internal static class ExactCountsSql
{
    private const int MostPoints = 1000;

    // Where all seeds of a configuration have one count and one verdict, kept results say how many they are. The trials of the others are read.
    public static string Of(string sweep) => $"""
        with configurations as (
            select
                configuration_id, predicted_distinct, measured_distinct_n, measured_distinct_min,
                case when measured_distinct_min = measured_distinct_max and measured_distinct_n = {KeptNumber.Verdicts("distinct_")} then case measured_distinct_n
                    {string.Join("\n                    ", ChoiceText.All<Verdict>().Select(static verdict => $"when distinct_{verdict} then '{verdict}'"))}
                end end as verdict
            from configuration_results
            where {SqlLiteral.OfSweep(sweep)} and measured_distinct_n > 0 and predicted_distinct is not null
        ),
        points as (
            select predicted_distinct, measured_distinct_min as measured_distinct, verdict, measured_distinct_n as trials, configuration_id
            from configurations
            where verdict is not null
            union all
            select c.predicted_distinct, r.measured_distinct, r.distinct_verdict, count(*), c.configuration_id
            from configurations c
            join trial_results r on r.configuration_id = c.configuration_id
            where c.verdict is null and not r.control and r.measured_distinct is not null
            group by c.configuration_id, c.predicted_distinct, r.measured_distinct, r.distinct_verdict
        ),
        folded as (
            select predicted_distinct, measured_distinct, verdict, sum(trials)::bigint as trials, min(configuration_id) as configuration_id
            from points
            group by predicted_distinct, measured_distinct, verdict
            order by verdict = 'refuted' desc, sum(trials) desc, predicted_distinct, measured_distinct
            limit {MostPoints}
        )
        select
            predicted_distinct,
            measured_distinct,
            verdict,
            trials,
            (
                select t.id::text
                from trials t join measurements m on m.trial_id = t.id
                where t.configuration_id = f.configuration_id and not t.control and m.measured_distinct = f.measured_distinct
                    and (m.distinct_verdict is not distinct from f.verdict or f.verdict = 'inconclusive')
                order by t.seed
                limit 1
            ) as example_trial
        from folded f
        order by verdict = 'refuted' desc, trials desc, predicted_distinct, measured_distinct
        """;
}
