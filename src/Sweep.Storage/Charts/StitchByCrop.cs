using Sweep.Storage.Reading;

namespace Sweep.Storage.Charts;

public static partial class ChartQueries
{
    public static ChartQuery StitchByCrop(string sweep) => Of(
        sweep,
        "stitch-by-crop",
        "Stitch error and false splits by tile crop",
        "Difference between the stitched and the whole output (law L5), and the share of cut objects that come out in parts. Vertical lines mark multiples of the period P, where "
        + "the stitch error must be zero. Lines are means over seeds, whiskers their range; of many networks a dozen are shown. Smaller than 0.00001 is rounding and drawn as 0.",
        StitchByCropSql.Of(sweep),
        "No trial of this sweep is cut into tiles and measures stitching or instances.");
}

/// <summary>Stitch error and false splits of a few networks at every tile crop.</summary>
internal static class StitchByCropSql
{
    private const int MostCurves = 12;
    private const int MostPoints = 1500;

    public static string Of(string sweep) => $"""
        with folded as (
            select
                network, period, tile_crop,
                count(*) as n,
                avg(stitch_error_max) as error_mean,
                min(stitch_error_max) as error_low,
                max(stitch_error_max) as error_high,
                avg(false_splits::double precision / nullif(cut_objects, 0)) as split_mean,
                min(false_splits::double precision / nullif(cut_objects, 0)) as split_low,
                max(false_splits::double precision / nullif(cut_objects, 0)) as split_high,
                count(*) filter (where stitching_verdict = 'refuted') as refuted
            from trial_results
            where {SqlLiteral.OfSweep(sweep)} and not control and tile_crop is not null and (stitch_error_max is not null or false_splits is not null)
            group by configuration_id, network, period, tile_crop
        ),
        curves as (
            select network
            from folded
            group by network
            order by sum(refuted) > 0 desc, count(*) desc, md5(network)
            limit {MostCurves}
        ),
        {CurveLabels.Sql}
        select
            l.label,
            p.period[1] as period,
            p.tile_crop[1] as crop,
            array_to_string(p.tile_crop, 'x') as crops,
            p.n,
            p.error_mean,
            p.error_low,
            p.error_high,
            p.split_mean,
            p.split_low,
            p.split_high,
            p.refuted
        from labelled l
        join folded p on p.network = l.network
        order by {NaturalOrder.By("l.label")}, p.tile_crop
        limit {MostPoints}
        """;
}
