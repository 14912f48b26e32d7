using Sweep.Storage.Reading;

namespace Sweep.Storage.Charts;

public static partial class ChartQueries
{
    public static ChartQuery JumpProfiles(string sweep) => Of(
        sweep,
        "jump-profiles",
        "Jump profile",
        "Mean embedding distance of neighbouring pixels of the same object by their position behind a line (law L6): a multiple of P, or, of tile crops that are none, "
        + "the place where tiles meet. Each curve ends at the next line, P or one tile further on. A seam is a peak at its ends; windows no larger than P are predicted to have one.",
        JumpProfilesSql.Of(sweep),
        "No trial of this sweep measures seams.");
}

/// <summary>Mean embedding distance of neighbouring pixels by position within the period, for a few configurations over their seeds.</summary>
internal static class JumpProfilesSql
{
    private const int MostCurves = 8;

    // Every training window has its turn before any has a second one.
    public static string Of(string sweep) => $"""
        with configurations as (
            select
                configuration, configuration_id, train_window, period, predicted_jump,
                -- Where the lines are those of the effective period, they are nearer than P.
                case when period[1] % jump_profile_length = 0 then jump_profile_length else period[1] end as line_distance,
                jump_profile_length as length,
                seams_refuted > 0 as refuted,
                jump_profile_n as n,
                mean_of(jump_ratio_n, jump_ratio_sum) as jump_ratio,
                final_loss_max as final_loss
            from configuration_results
            where {SqlLiteral.OfSweep(sweep)} and jump_profile_n > 0
        ),
        curves as (
            select *, configuration as network
            from configurations
            order by row_number() over (partition by train_window order by refuted desc, md5(configuration)), train_window
            limit {MostCurves}
        ),
        {CurveLabels.Sql},
        positions as (
            select l.network, point.position, avg(point.distance) as distance, min(point.distance) as low, max(point.distance) as high
            from labelled l
            join trials t on t.configuration_id = l.configuration_id
            join measurements m on m.trial_id = t.id
            cross join lateral unnest(m.jump_profile) with ordinality as point(distance, position)
            where point.distance <> 'NaN'
            group by l.network, point.position
        )
        select
            l.label,
            array_to_string(l.train_window, 'x') as train_window,
            l.line_distance as period,
            l.length,
            l.predicted_jump,
            l.n,
            l.jump_ratio,
            l.final_loss,
            array_agg(p.position - 1 order by p.position) as positions,
            array_agg(p.distance order by p.position) as distances,
            array_agg(p.low order by p.position) as low,
            array_agg(p.high order by p.position) as high
        from labelled l
        join positions p on p.network = l.network
        group by l.network, l.label, l.train_window, l.line_distance, l.length, l.predicted_jump, l.n, l.jump_ratio, l.final_loss
        order by l.train_window, {NaturalOrder.By("l.label")}
        """;
}
