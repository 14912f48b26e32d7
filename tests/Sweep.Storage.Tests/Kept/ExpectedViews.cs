namespace Sweep.Storage.Tests.Kept;

/// <summary>The views over seeds computed from the trials, each a statement of its own: key, counts and numbers of a row as one text.</summary>
internal static class ExpectedViews
{
    private const string Every = "true";

    /// <summary>For each view: the columns that are compared, and the same columns from the trials of a configuration.</summary>
    public static IReadOnlyDictionary<string, (string Shown, string Expected)> All { get; } = new Dictionary<string, (string, string)>
    {
        ["bound_validation"] = (
            Row("configuration", ["n", "n_measured", "objects", "max_measured", "confirmed", "not_reached", "refuted", "inconclusive", "verdict"], ["mean_measured", "ci95_low", "ci95_high", "min_class_gap"]),
            Folded(
                "distinct", "predicted_distinct", "false", "measured_distinct", "'separability' = any(measure)",
                ["min(objects)", "max(measured_distinct) filter (where distinct_verdict is distinct from 'inconclusive')"],
                [.. Interval("case when distinct_verdict is distinct from 'inconclusive' then measured_distinct end"), "min(class_gap)"])),
        ["stitching_validation"] = (
            Row("configuration", ["n", "n_measured", "confirmed", "not_reached", "refuted", "inconclusive", "verdict"], ["mean_error_rms", "error_rms_low", "error_rms_high", "smallest_error_max", "largest_error_max"]),
            Folded(
                "stitching", "predicted_seamless", Every, "stitch_error_max", "'stitching' = any(measure) and tile_crop is not null", [],
                [.. Interval("stitch_error_rms"), "min(stitch_error_max)", "max(stitch_error_max)"])),
        ["window_validation"] = (
            Row("configuration", ["n", "n_measured", "confirmed", "not_reached", "refuted", "inconclusive", "verdict"], ["mean_jump_ratio", "jump_ratio_low", "jump_ratio_high", "min_jump_ratio", "median_jump_ratio", "max_jump_ratio", "max_final_loss"]),
            Folded(
                "seams", "predicted_jump", Every, "jump_ratio", "'seams' = any(measure)", [],
                [.. Interval("jump_ratio"), "min(jump_ratio)", "percentile_cont(0.5) within group (order by jump_ratio)", "max(jump_ratio)", "max(final_loss)"])),
        ["shift_validation"] = (
            Row("configuration", ["n", "n_measured", "confirmed", "not_reached", "refuted", "inconclusive", "verdict"], ["mean_error_max", "error_max_low", "error_max_high", "smallest_error_max", "largest_error_max", "largest_error_scene"]),
            Folded(
                "shifts", "predicted_equivariant", Every, "shift_error_max", "'shifts' = any(measure)", [],
                [.. Interval("shift_error_max"), "min(shift_error_max)", "max(shift_error_max)", "max(shift_error_scene)"])),
        ["separability_validation"] = (
            Row(
                "configuration", ["n", "n_measured", "separable", "truth_objects", "max_found_instances", "confirmed", "not_reached", "refuted", "inconclusive", "verdict"],
                ["mean_false_merges", "false_merges_low", "false_merges_high", "mean_false_splits", "false_splits_low", "false_splits_high", "mean_ap50", "ap50_low", "ap50_high"]),
            Folded(
                "separable", "predicted_separable", "not predicted_separable", "separable", "'instances' = any(measure)",
                ["count(*) filter (where separable)", "max(truth_objects)", "max(found_instances)"],
                [.. Interval("false_merges"), .. Interval("false_splits"), .. Interval("ap50")])),
        ["tile_size_curve"] = (
            Row("network || ';' || tile_crop::text", ["n", "n_measured"], ["mean_jump_ratio", "jump_ratio_low", "jump_ratio_high", "mean_split_share", "split_share_low", "split_share_high", "mean_ap50", "ap50_low", "ap50_high", "largest_error_max", "max_split_share", "max_ap50", "mean_ap", "max_final_loss"]),
            $"""
            select {Row("network || ';' || tile_crop::text", ["count(*)", "count(*) filter (where false_splits is not null or stitch_error_max is not null)"],
                [.. Interval("jump_ratio"), .. Interval("false_splits::double precision / nullif(cut_objects, 0)"), .. Interval("ap50"), "max(stitch_error_max)", "max(false_splits::double precision / nullif(cut_objects, 0))", "max(ap50)", "avg(ap)", "max(final_loss)"])}
            from sweep.trial_results where state <> 'infeasible' and tile_crop is not null and (array['stitching', 'instances'] && measure)
            group by sweep, configuration, network, tile_crop
            having not bool_and(control) and bool_or(false_splits is not null or stitch_error_max is not null)
            order by 1
            """),
        ["verdict_counts"] = (
            "concat_ws(' ', sweep, confirmed, not_reached, refuted, inconclusive, not_predicted)",
            $"""
            select concat_ws(' ', sweep, {string.Join(", ", new[] { "confirmed", "not_reached", "refuted", "inconclusive", "not_predicted" }.Select(static word => $"count(*) filter (where verdict = '{word}' and not control)"))})
            from sweep.trial_results group by sweep order by 1
            """),
        ["coverage"] = (
            "concat_ws(' ', sweep, planned, succeeded, failed, infeasible, cancelled, missing)",
            $"""
            select concat_ws(' ', sweep, planned, {string.Join(", ", new[] { "succeeded", "failed", "infeasible", "cancelled" }.Select(static word => $"count(*) filter (where t.state = '{word}')"))},
                planned - count(*) filter (where t.state <> 'pending'))
            from sweep.planned_trials t join sweep.sweeps s on s.id = t.sweep_id group by sweep, planned order by 1
            """),
        ["sweep_progress"] = (
            "concat_ws(' ', sweep, succeeded, failed, infeasible, cancelled, round(cost_done::numeric, 6), last_finished_at)",
            """
            select concat_ws(' ', sweep, count(*) filter (where state = 'succeeded'), count(*) filter (where state = 'failed'), count(*) filter (where state = 'infeasible'),
                count(*) filter (where state = 'cancelled'), round(coalesce(sum(cost) filter (where state <> 'pending'), 0)::numeric, 6),
                max(finalized_at) filter (where state in ('succeeded', 'failed')))
            from sweep.planned_trials group by sweep order by 1
            """),
        ["padding_effect"] = (
            Row($"concat_ws(';', {Alike})", ["n", "n_measured", "objects", "predicted", "max_measured", "exceeding"], ["mean_measured", "measured_low", "measured_high"]),
            $"""
            with seeds as (
                select sweep, {Alike}, seed, min(objects) as objects, max(predicted_distinct) as predicted, bool_or(measured_distinct is not null) as is_measured, bool_and(control) as control,
                    bool_or(measured_distinct is not null or distinct_verdict is not null) as told, max(measured_distinct) filter (where distinct_verdict is distinct from 'inconclusive') as measured
                from sweep.trial_results where state <> 'infeasible' and 'separability' = any(measure) group by sweep, {Alike}, seed
            )
            select {Row($"concat_ws(';', {Alike})", ["count(*)", "count(*) filter (where is_measured)", "min(objects)", "max(predicted)", "max(measured)", "count(*) filter (where measured > bound)"], [.. Interval("measured")])}
            from seeds group by sweep, {Alike} having not bool_and(control) and bool_or(told) order by 1
            """),
    };

    private const string Alike = "depth, factor, width, embedding, scene, spacing, steps, period, bound, padding";

    private static string Folded(string law, string prediction, string every, string number, string asked, IReadOnlyList<string> counts, IReadOnlyList<string> numbers) => $"""
        select {Row("configuration", ["count(*)", $"count({number})", .. counts, .. Count("confirmed"), .. Count("not_reached"), .. Count("refuted"), .. Count("inconclusive"), $"""
            case when bool_or(controls_failed) then 'inconclusive' when {prediction} is null then 'not_predicted' else sweep.verdict_over_seeds({every}, count(*), {Count("confirmed")[0]}, {Count("not_reached")[0]}, {Count("refuted")[0]}) end
            """], numbers)}
        from sweep.trial_results where state <> 'infeasible' and {asked}
        group by sweep, configuration, {prediction}
        having not bool_and(control) and bool_or({number} is not null or {law}_verdict is not null)
        order by 1
        """.Replace("LAW", law, StringComparison.Ordinal);

    private static string[] Count(string verdict) => [$"count(*) filter (where LAW_verdict = '{verdict}')"];

    /// <summary>Mean and its 95 % interval from the values themselves.</summary>
    private static string[] Interval(string value)
    {
        var half = $"sweep.student_t(count({value})) * stddev_samp({value}) / sqrt(count({value}))";
        return [$"avg({value})", $"avg({value}) - {half}", $"avg({value}) + {half}"];
    }

    /// <summary>Numbers to the eighth digit behind the point, for sums differ in the last ones.</summary>
    private static string Row(string key, IReadOnlyList<string> counts, IReadOnlyList<string> numbers) =>
        $"concat_ws('|', sweep, {key}, {string.Join(", ", counts.Select(static count => $"coalesce(({count})::text, '-')"))}, {string.Join(", ", numbers.Select(Rounded))})";

    private static string Rounded(string number) => $"coalesce(round(({number})::numeric, 8)::text, '-')";
}
