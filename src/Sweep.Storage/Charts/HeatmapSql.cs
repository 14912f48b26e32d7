namespace Sweep.Storage.Charts;

/// <summary>Trials folded into the cells of two axes.</summary>
internal static class HeatmapSql
{
    private const int MostCells = 2000;

    // Folds seeds in the same way as the views: trials without a prediction do not count beside others.
    private const string Together = """
        case
                when confirmed + not_reached + refuted + inconclusive > 0 then verdict_over_seeds(every, planned - not_predicted, confirmed, not_reached, refuted)
                when not_predicted > 0 then 'not_predicted'
            end
        """;

    public static string Of(string sweep, ChartAxis x, ChartAxis y, ChartMeasure measure) => $"""
        with cells as (
            select
                ({x.Value})::text as x,
                ({y.Value})::text as y,
                min({x.Name}) as x_order,
                min({y.Name}) as y_order,
                count(*) as trials,
                count({measure.Value}) as measured,
                count(*) filter (where state <> 'infeasible' and {measure.Asked}) as planned,
                {measure.Every} as every,
                count(*) filter (where {measure.Verdict} = 'confirmed') as confirmed,
                count(*) filter (where {measure.Verdict} = 'not_reached') as not_reached,
                count(*) filter (where {measure.Verdict} = 'refuted') as refuted,
                count(*) filter (where {measure.Verdict} = 'inconclusive') as inconclusive,
                count(*) filter (where {measure.Verdict} = 'not_predicted') as not_predicted,
                count(*) filter (where state = 'infeasible') as infeasible,
                count(*) filter (where state in ('failed', 'cancelled')) as failed,
                count(*) filter (where state = 'pending') as pending,
                min({measure.Value})::double precision as low,
                avg({measure.Value})::double precision as mean,
                max({measure.Value})::double precision as high,
                min({measure.Predicted ?? "null"})::double precision as predicted_low,
                max({measure.Predicted ?? "null"})::double precision as predicted_high
            from trial_results
            where {SqlLiteral.OfSweep(sweep)} and not control
            group by 1, 2
        )
        select
            x, y, trials, measured, confirmed, not_reached, refuted, inconclusive, not_predicted, infeasible, failed, pending,
            low, mean, high, predicted_low, predicted_high,
            {Together} as verdict
        from cells
        order by x_order, x, y_order, y
        limit {MostCells}
        """;
}
