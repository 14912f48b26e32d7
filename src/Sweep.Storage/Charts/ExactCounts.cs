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

    public static string Of(string sweep) => $"""
        select
            predicted_distinct,
            measured_distinct,
            distinct_verdict as verdict,
            count(*) as trials,
            min(trial_id::text) as example_trial
        from trial_results
        where {SqlLiteral.OfSweep(sweep)} and not control and measured_distinct is not null and predicted_distinct is not null
        group by predicted_distinct, measured_distinct, distinct_verdict
        order by distinct_verdict = 'refuted' desc, count(*) desc, predicted_distinct, measured_distinct
        limit {MostPoints}
        """;
}
