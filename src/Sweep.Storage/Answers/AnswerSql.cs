using Sweep.Storage.Reading;

namespace Sweep.Storage.Answers;

/// <summary>The statements behind the sentences of an answer, each of few rows. Parameter 1 is the sweep's name.</summary>
internal static class AnswerSql
{
    private const string OfSweep = "sweep_id = sweep.id_of($1)";

    public const string Counts = $"""
        select {LawVerdictsSql.Counts}, case when min(predicted) = max(predicted) then min(predicted) end
        from sweep.bound_validation
        where {OfSweep} and predicted is not null
        """;

    public const string Padding = $"""
        select distinct on (padding) padding, max_measured, bound, bool_and(scene = 'constant') over ()
        from sweep.padding_effect
        where {OfSweep} and padding in ('same', 'reflect', 'replicate') and max_measured is not null
        order by padding, times_bound desc, max_measured desc
        """;

    public const string Stitching = $"""
        select predicted_seamless, {LawVerdictsSql.Counts}, bool_and(crop_is_multiple = predicted_seamless) is true, count(distinct tile_crop) = count(*)
        from sweep.stitching_validation
        where {OfSweep} and predicted_seamless is not null
        group by predicted_seamless
        """;

    public const string Windows = $"""
        with folded as (
            select predicted_jump, {LawVerdictsSql.Counts}, bool_and(train_window = period) is true as one_period
            from sweep.window_validation
            where {OfSweep} and predicted_jump is not null
            group by predicted_jump
        ),
        -- Where some seeds of a configuration are confirmed, its trials are read.
        seeds as (
            select predicted_jump, min(low) as low, max(high) as high
            from (
                select predicted_jump, jump_ratio_min as low, jump_ratio_max as high
                from sweep.configuration_results
                where {OfSweep} and seams_confirmed > 0 and seams_confirmed = succeeded
                union all
                select r.predicted_jump, m.jump_ratio, m.jump_ratio
                from sweep.configuration_results r
                join sweep.trials t on t.configuration_id = r.configuration_id
                join sweep.measurements m on m.trial_id = t.id
                where r.{OfSweep} and r.seams_confirmed > 0 and r.seams_confirmed < r.succeeded and not t.control and m.seams_verdict = 'confirmed'
            ) as confirmed
            group by predicted_jump
        )
        select f.predicted_jump, confirmed, not_reached, refuted, inconclusive, not_predicted, one_period, low, high
        from folded f
        left join seeds s on s.predicted_jump = f.predicted_jump
        """;

    public const string Separability = $"""
        select predicted_separable, {LawVerdictsSql.Counts}
        from sweep.separability_validation
        where {OfSweep} and predicted_separable is not null
        group by predicted_separable
        """;

    public const string Shifts = $"""
        select predicted_equivariant, {LawVerdictsSql.Counts}
        from sweep.shift_validation
        where {OfSweep} and predicted_equivariant is not null
        group by predicted_equivariant
        """;

    /// <summary>Selects for each network the crops with the fewest splits, as many as there are multiples of the period; for a single network also lists them.</summary>
    public const string Curve = $"""
        with curves as (
            select
                network, tile_crop, period, mean_split_share, crop_is_multiple,
                rank() over (partition by network order by mean_split_share) as place,
                count(*) filter (where crop_is_multiple) over (partition by network) as multiples,
                count(*) over (partition by network) as crops
            from sweep.tile_size_curve
            where {OfSweep} and mean_split_share is not null
        ),
        fewest as (select * from curves where place <= greatest(1, multiples) and crops > 1),
        networks as (select network, bool_and(crop_is_multiple) as at_multiples from fewest group by network)
        select
            tile_crop, mean_split_share, crop_is_multiple, period, crops,
            (select count(*) from networks), (select count(*) filter (where at_multiples) from networks)
        from fewest
        where network = (select min(network) from networks)
        order by mean_split_share, tile_crop
        """;

    /// <summary>One truth for each axis: whether it takes more than one value.</summary>
    public static string Varying(IEnumerable<Charts.ChartAxis> axes) => $"""
        with first as materialized (select {string.Join(", ", axes.Select(static axis => axis.First))} from sweep.sweeps s where s.name = $1)
        select {string.Join(", ", axes.Select(static axis => axis.Varies))}
        from sweep.configuration_results
        cross join first
        where {OfSweep} and trials > 0
        """;
}
