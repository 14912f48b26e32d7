namespace Sweep.Storage.Charts;

/// <summary>Stitch error and false splits of a few networks at every tile crop.</summary>
internal static class StitchByCropSql
{
    private const int MostCurves = 12;
    private const int MostPoints = 1500;

    public static string Of(string sweep) => $"""
        with points as (
            select
                regexp_replace(configuration, 'tile_crop=[^;]*;', '') as network,
                period, tile_crop, stitch_error_max, stitching_verdict,
                false_splits::double precision / nullif(cut_objects, 0) as split_share
            from trial_results
            where sweep = {SqlLiteral.Of(sweep)} and not control and tile_crop is not null and (stitch_error_max is not null or false_splits is not null)
        ),
        curves as (
            select network, bool_or(stitching_verdict = 'refuted') as refuted, count(distinct tile_crop) as crops
            from points
            group by network
            order by bool_or(stitching_verdict = 'refuted') desc nulls last, count(distinct tile_crop) desc, md5(network)
            limit {MostCurves}
        ),
        {CurveLabels.Sql}
        select
            l.label,
            p.period[1] as period,
            p.tile_crop[1] as crop,
            array_to_string(p.tile_crop, 'x') as crops,
            count(*) as n,
            avg(p.stitch_error_max) as error_mean,
            min(p.stitch_error_max) as error_low,
            max(p.stitch_error_max) as error_high,
            avg(p.split_share) as split_mean,
            min(p.split_share) as split_low,
            max(p.split_share) as split_high,
            count(*) filter (where p.stitching_verdict = 'refuted') as refuted
        from labelled l
        join points p on p.network = l.network
        group by l.network, l.label, p.period, p.tile_crop
        order by l.label, p.tile_crop
        limit {MostPoints}
        """;
}
