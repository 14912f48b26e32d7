namespace Sweep.Storage.Charts;

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
