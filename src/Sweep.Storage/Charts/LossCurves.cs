namespace Sweep.Storage.Charts;

public static partial class ChartQueries
{
    public static ChartQuery LossCurves(string sweep) => Of(
        sweep,
        "loss-curves",
        "Loss",
        "Mean loss along each training. Of many trainings forty are shown: the one with the largest final loss, the one with the smallest, and others evenly between.",
        LossCurvesSql.Of(sweep),
        "No trial of this sweep was trained.");

    public static ChartQuery LossOfTrial(string sweep, Guid trial) => Of(
        sweep,
        "loss-curves",
        "Loss",
        "Mean loss of at most 100 equal stretches of this trial's training.",
        TrialLossSql.Of(sweep, trial),
        "This trial was not trained.") with
    { Choices = [new("sweep", sweep), new("trial", trial.ToString("N"))] };
}

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

/// <summary>The loss of the training behind one trial, in the columns of <see cref="LossCurvesSql"/>.</summary>
internal static class TrialLossSql
{
    public static string Of(string sweep, Guid trial) => $"""
        select
            'the training of this trial' as label,
            1 as place,
            1 as trainings,
            final_loss,
            steps_made,
            verdict,
            trial_id::text as trial,
            loss_curve as losses
        from trial_results
        where sweep = {SqlLiteral.Of(sweep)} and trial_id = '{trial}' and loss_curve is not null
        """;
}
