namespace Sweep.Storage.Queries;

/// <summary>The verdict table as SQL.</summary>
internal static class LawVerdictsSql
{
    // A prediction that equals the bound tests the bound (L1); a smaller one the exact count (L2).
    public const string CountLaw = """
        case
            when scene = 'constant' then 'L3 constant image'
            when padding in ('same', 'reflect', 'replicate') then 'L4 padding'
            when predicted = bound then 'L1 bound'
            else 'L2 exact count'
        end
        """;

    /// <summary>That a window within one period leaves a jump is the paper's law, that a larger one leaves none a finding beside it.</summary>
    public const string WindowLaw = "case when predicted_jump is false then 'L6 sufficient window' else 'L6 training window' end";

    // As the laws have it: below a rounding step of float32 nothing changes.
    public const string SeparableLaw = "case when sqrt(noise) > 1.2e-7 or elastic > 1.2e-7 then 'L7 separable by broken symmetry' else 'L2 separable' end";

    public const string Counts = """
        count(*) filter (where verdict = 'confirmed') as confirmed, count(*) filter (where verdict = 'not_reached') as not_reached,
        count(*) filter (where verdict = 'refuted') as refuted, count(*) filter (where verdict = 'inconclusive') as inconclusive,
        count(*) filter (where verdict = 'not_predicted') as not_predicted
        """;

    public const string Text = $"""
        with results as (
            select
                scene, padding, predicted_distinct as predicted, bound, noise, elastic, predicted_jump, distinct_verdict, stitching_verdict, seams_verdict, separable_verdict, shifts_verdict
            from sweep.trial_results
            where sweep_id = sweep.id_of($1) and state = 'succeeded' and not control
        ),
        trials as (
            select law, count(*) as n, {Counts}
            from (
                select {CountLaw} as law, distinct_verdict as verdict from results where distinct_verdict is not null
                union all
                select 'L5 tile-and-stitch', stitching_verdict from results where stitching_verdict is not null
                union all
                select {WindowLaw}, seams_verdict from results where seams_verdict is not null
                union all
                select {SeparableLaw}, separable_verdict from results where separable_verdict is not null
                union all
                select 'shifts of the whole image', shifts_verdict from results where shifts_verdict is not null
            ) as laws
            group by law
        ),
        configurations as (
            select law, count(*) as n, {Counts}
            from (
                select {CountLaw} as law, verdict from sweep.bound_validation where sweep_id = sweep.id_of($1)
                union all
                select 'L5 tile-and-stitch', verdict from sweep.stitching_validation where sweep_id = sweep.id_of($1)
                union all
                select {WindowLaw}, verdict from sweep.window_validation where sweep_id = sweep.id_of($1)
                union all
                select {SeparableLaw}, verdict from sweep.separability_validation where sweep_id = sweep.id_of($1)
                union all
                select 'shifts of the whole image', verdict from sweep.shift_validation where sweep_id = sweep.id_of($1)
            ) as laws
            group by law
        )
        select
            t.law, t.n, t.confirmed, t.not_reached, t.refuted, t.inconclusive, t.not_predicted,
            coalesce(c.n, 0), coalesce(c.confirmed, 0), coalesce(c.not_reached, 0), coalesce(c.refuted, 0), coalesce(c.inconclusive, 0), coalesce(c.not_predicted, 0)
        from trials t
        left join configurations c on c.law = t.law
        order by t.law
        """;
}
