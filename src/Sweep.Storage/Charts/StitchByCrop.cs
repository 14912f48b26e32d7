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
                network, period, tile_crop, configuration_id, succeeded,
                false_splits_n, stitch_error_max_n,
                mean_of(stitch_error_max_n, stitch_error_max_sum) as error_mean,
                stitch_error_max_min as error_low,
                stitch_error_max_max as error_high,
                mean_of(false_splits_share_n, false_splits_share_sum) as split_mean,
                false_splits_share_min as split_low,
                false_splits_share_max as split_high,
                stitching_refuted as refuted
            from configuration_results
            where {SqlLiteral.OfSweep(sweep)} and tile_crop is not null and (stitch_error_max_n > 0 or false_splits_n > 0)
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
            case
                when least(p.false_splits_n, p.stitch_error_max_n) = 0 or greatest(p.false_splits_n, p.stitch_error_max_n) = p.succeeded
                    then greatest(p.false_splits_n, p.stitch_error_max_n)
                else (
                    select count(*) from trials t join measurements m on m.trial_id = t.id
                    where t.configuration_id = p.configuration_id and not t.control and (m.stitch_error_max is not null or m.false_splits is not null)
                )
            end as n,
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
