namespace Sweep.Synthetic;

/// <summary>What a synthetic sweep would have measured, as SQL: mostly what the laws say, with the exceptions that a real sweep has.</summary>
internal static class SyntheticMeasurements
{
    private const string Verdicts = "distinct_verdict, stitching_verdict, seams_verdict, separable_verdict";

    private const string Why = """
        concat_ws('; ', 'embeddings: ' || distinct_verdict, 'stitching: ' || stitching_verdict, 'seams: ' || seams_verdict, 'separable: ' || separable_verdict)
        """;

    private const string Columns = """
        trial_id, attempt_id, measured_distinct, objects, tolerance, within_class, between_classes, class_gap, output_deviation, dead, stitch_error_max,
        stitch_error_rms, jump_ratio, jump_profile, final_loss, steps_made, loss_curve, separable, truth_objects, found_instances, cut_objects, false_splits,
        false_merges, ap50, ap, level_response, background_gap, empty_windows, clustering_control, verdict, distinct_verdict, stitching_verdict, seams_verdict,
        separable_verdict, reason, cause, worker, device, git_revision, libraries, one_dnn, self_test_passed, threads, training_time, measuring_time, received_at,
        science
        """;

    /// <summary>One measurement for each trial that succeeded, at the end of its last attempt.</summary>
    public const string Accepted = $$"""
        with trainings as (
            select
                training_id, min(training) % 16 <> 0 as converged,
                array(
                    select 9 * exp(-stretch / case when min(training) % 16 <> 0 then 12.0 else 120.0 end) + 0.002 * (1 + sin(min(training) + stretch))
                    from generate_series(1, 100) as stretch
                ) as loss_curve
            from synthetic
            where steps > 0
            group by training_id
        ),
        judged as (
            select
                s.*, t.loss_curve, coalesce(t.converged, true) as converged, tile_crop is null as counted, tile_crop is null and s.steps > 0 as seams,
                case
                    when tile_crop is not null then null
                    when predicted is null then 'not_predicted'
                    when chance < 0.01 then 'inconclusive'
                    when chance > 0.99 then 'refuted'
                    when chance > 0.9 and predicted > 1 then 'not_reached'
                    else 'confirmed'
                end as distinct_verdict,
                case
                    when tile_crop is null then null
                    when not seamless and chance < 0.005 then 'inconclusive'
                    when seamless and chance > 0.9995 then 'refuted'
                    else 'confirmed'
                end as stitching_verdict,
                case
                    when tile_crop is not null or s.steps = 0 then null
                    when jump is null then 'not_predicted'
                    when not t.converged then 'inconclusive'
                    when not jump and chance > 0.9995 then 'refuted'
                    else 'confirmed'
                end as seams_verdict,
                case
                    when s.steps = 0 then null
                    when s.separable is null then 'not_predicted'
                    when s.separable and (chance > 0.8 or not t.converged) then 'not_reached'
                    else 'confirmed'
                end as separable_verdict
            from synthetic s
            left join trainings t on t.training_id = s.training_id
            where state = 'succeeded'
        )
        insert into sweep.measurements (sweep_id, {{Columns}})
        select
            md5('sweep ' || $1)::uuid, j.id, a.id,
            case
                when not counted then null
                when predicted is null then least(objects, 2 * bound + n % 7)
                when distinct_verdict = 'refuted' then predicted + 1
                when distinct_verdict = 'not_reached' then greatest(1, predicted - 1 - n % 3)
                else predicted
            end,
            case when counted then objects end,
            case when counted then case steps when 0 then 1e-10 else 1e-5 end end,
            case when counted then 1e-15 * (1 + chance) end,
            case when counted then 0.1 + chance end,
            case when counted then case distinct_verdict when 'inconclusive' then 3 else 1e14 * (0.1 + chance) / (1 + chance) end end,
            0.2 + chance / 10, false,
            case when stitching_verdict is null then null when not seamless then 1 + 2 * chance when stitching_verdict = 'refuted' then 1e-3 else 0 end,
            case when stitching_verdict is null then null when not seamless then 0.3 + 0.5 * chance when stitching_verdict = 'refuted' then 1e-4 else 0 end,
            case when seams then case when jump and converged then 20 + 60 * chance when seams_verdict = 'refuted' then 5 else 0.9 + 0.3 * chance end end,
            case when seams then array(
                select case when position = 0 and jump and converged then 20 + 60 * chance else 1 + 0.1 * sin(position + n) end
                from generate_series(0, period - 1) as position) end,
            loss_curve[100], case when steps > 0 then steps end, loss_curve,
            case when steps > 0 then separable_verdict = 'confirmed' and coalesce(j.separable, false) end,
            case when steps > 0 then objects end,
            case when steps > 0 then least(objects, coalesce(predicted, objects)) end,
            case when steps > 0 then objects / 2 end,
            case when steps > 0 then case when tile_crop is null or tile_crop % period = 0 then n % 2 else floor(objects / 2 * (0.5 + 0.4 * chance)) end end,
            case when steps > 0 then objects - least(objects, coalesce(predicted, objects)) end,
            case when steps > 0 then case when tile_crop is null or tile_crop % period = 0 then 0.9 + 0.1 * chance else 0.4 + 0.2 * chance end end,
            case when steps > 0 then case when tile_crop is null or tile_crop % period = 0 then 0.7 + 0.1 * chance else 0.3 + 0.1 * chance end end,
            array_fill(0.5 + chance, array[depth]),
            case when steps > 0 then 10 + 5 * chance end,
            case when steps > 0 then n % 3 end,
            case when steps > 0 then true end,
            case
                when 'refuted' in ({{Verdicts}}) then 'refuted'
                when 'inconclusive' in ({{Verdicts}}) then 'inconclusive'
                when 'not_reached' in ({{Verdicts}}) then 'not_reached'
                when 'confirmed' in ({{Verdicts}}) then 'confirmed'
                else 'not_predicted'
            end,
            {{Verdicts}},
            {{Why}},
            {{Why}},
            a.worker, 'cuda:0 synthetic', 'synthetic', 'none', false, true, 1, interval '1 second' * (1 + steps / 100.0), interval '1 second' * (0.1 + chance),
            a.ended_at, 'synthetic'
        from judged j
        join sweep.attempts a on a.trial_id = j.id and a.cause is null
        """;

    /// <summary>One in a thousand was reported twice; one in twenty of these with another last bit.</summary>
    public const string Late = $$"""
        insert into sweep.late_measurements ({{Columns}})
        select {{Columns}}
        from (
            select (m).*
            from (
                select jsonb_populate_record(m, jsonb_build_object(
                    'attempt_id', md5(m.attempt_id::text)::uuid, 'output_deviation', m.output_deviation + case when n % 20 = 0 then 1e-9 else 0 end)) as m
                from synthetic s
                join sweep.measurements m on m.trial_id = s.id
                where s.n % 1000 = 20 or s.n % 1000 = 999
            ) again
        ) late
        """;
}
