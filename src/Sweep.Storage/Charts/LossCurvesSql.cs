namespace Sweep.Storage.Charts;

/// <summary>The loss of a few trainings: the worst, the best, and others evenly between them by their final loss.</summary>
internal static class LossCurvesSql
{
    private const int MostCurves = 40;

    // Chosen before the curves themselves are read, which are long.
    public static string Of(string sweep) => $"""
        with trainings as (
            select training_id, min(trial_id::text)::uuid as trial_id, max(final_loss) as final_loss
            from trial_results
            where {SqlLiteral.OfSweep(sweep)} and not control and loss_curve is not null
            group by training_id
        ),
        ranked as (
            select *, row_number() over (order by final_loss desc nulls first, training_id) as place, count(*) over () as trainings
            from trainings
        ),
        chosen as materialized (
            select * from ranked
            where place = 1 or place * {MostCurves - 1} / trainings > (place - 1) * {MostCurves - 1} / trainings
            limit {MostCurves}
        ),
        curves as (
            select c.*, t.steps_made, t.verdict, t.loss_curve, t.network || ';seed=' || t.seed as network
            from chosen c
            join trial_results t on t.trial_id = c.trial_id
        ),
        {CurveLabels.Sql}
        select
            l.label,
            l.place,
            l.trainings,
            l.final_loss,
            l.steps_made,
            l.verdict,
            l.trial_id::text as trial,
            l.loss_curve as losses
        from labelled l
        order by l.place
        """;
}
