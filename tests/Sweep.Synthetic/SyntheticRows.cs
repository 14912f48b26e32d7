namespace Sweep.Synthetic;

/// <summary>The rows of a synthetic sweep as SQL, from the table that <see cref="SyntheticPoints"/> fills.</summary>
internal static class SyntheticRows
{
    // Sixteen workers share eight hours evenly; a training and its trials are one piece of work.
    private const string Slot = "(select interval '8 hours' / (max(training) / 16 + 1) from synthetic)";
    private const string Worker = "concat('node', training % 16 / 4 + 1, '/gpu', training % 4)";
    private const string Start = "s.started_at + (training / 16) * s.slot";

    private const string Cost = "(dimensions * width * width * bound * (1 + 1e3 * steps))";
    private const string Configuration = "md5('configuration ' || $1 || configuration)::uuid";

    /// <summary>Parameters: name.</summary>
    public const string Sweep = $$"""
        insert into sweep.sweeps (id, name, question, canonical, file_text, state, max_attempts, planned, infeasible, trainings, stream, cost, created_at)
        select
            md5('sweep ' || $1)::uuid, $1, 'Is everything still quick when a sweep is as large as this?', 'synthetic ' || $1,
            '# made by a program, not measured' || chr(10) || 'name: ' || $1, 'paused', 3, count(*), count(*) filter (where state = 'infeasible'),
            greatest(1, count(distinct training_id)), 1, coalesce(sum({{Cost}}), 0), now() - interval '9 hours'
        from synthetic
        """;

    private const string Notes = """
        case when state = 'infeasible' then '{}'::text[] else array[
            concat('bound: at most ', bound, ' = ', period, '^', dimensions, ' embeddings (L1)'),
            concat('distinct: P / gcd(s, P) phases along each axis, P = ', period, ', s = ', spacing, ' (L2)')] end
        """;

    /// <summary>What the predictions rest on.</summary>
    public const string PredictionNotes = $$"""
        insert into sweep.prediction_notes (id, notes) select distinct on (1) md5(({{Notes}})::text)::uuid, {{Notes}} from synthetic on conflict do nothing
        """;

    public const string Configurations = $$"""
        insert into sweep.configurations (
            hash, sweep_id, text, network, dimensions, depth, factor, padding, upsampling, pooling, convolutions, width, embedding,
            scene, radius, spacing, train_window, tile_crop, steps, learning_rate, delta_v, delta_d, pair_mask, precision, measure, period, bound,
            predicted_distinct, predicted_seamless, predicted_jump, predicted_separable, distinct_law, stitching_law, seams_law, separable_law,
            notes_id, infeasible_reason
        )
        select distinct on (configuration)
            {{Configuration}}, md5('sweep ' || $1)::uuid, configuration, nullif(regexp_replace(configuration, ';tile_crop=[^;]*', ''), configuration), dimensions, depth, factor::text, padding,
            upsampling, 'max', 2, width, 3, scene, 1, array_fill(spacing, array[dimensions]), case when train_window is not null then array_fill(train_window, array[dimensions]) end,
            case when tile_crop is not null then array_fill(tile_crop, array[dimensions]) end, steps, case steps when 0 then 1e-3 else 3e-3 end, 0, 3, 'by_index',
            case steps when 0 then 'float64' else 'float32' end, measure,
            case when state <> 'infeasible' then array_fill(period, array[dimensions]) end,
            case when state <> 'infeasible' then bound end,
            case when state <> 'infeasible' and tile_crop is null then predicted end,
            case when state <> 'infeasible' then seamless end,
            case when state <> 'infeasible' then jump end,
            case when state <> 'infeasible' then separable end,
            case
                when state = 'infeasible' or tile_crop is not null then null
                when scene = 'constant' then 'L3 constant image'
                when padding in ('same', 'reflect', 'replicate') then 'L4 padding'
                when predicted = bound then 'L1 bound'
                else 'L2 exact count'
            end,
            case when state <> 'infeasible' and tile_crop is not null then 'L5 tile-and-stitch' end,
            case when state <> 'infeasible' and tile_crop is null and steps > 0 then case when jump is false then 'L6 sufficient window' else 'L6 training window' end end,
            case when state <> 'infeasible' and steps > 0 then 'L2 separable' end,
            md5(({{Notes}})::text)::uuid,
            case when state = 'infeasible' then concat('discs of radius 1 at spacing ', spacing, ' leave no background between them; a spacing of 4 or more does') end
        from synthetic
        order by configuration, n
        """;

    public const string Trials = $$"""
        insert into sweep.trials (id, sweep_id, configuration_id, training_id, ordinal, cost, seed, control)
        select s.id, c.sweep_id, c.id, s.training_id, s.n, s.cost, s.seed, s.control
        from (select *, {{Cost}} as cost, {{Configuration}} as hash from synthetic) s join sweep.configurations c on c.hash = s.hash
        order by s.n
        """;

    public const string States = $$"""
        insert into sweep.trial_states (trial_id, sweep_id, cost, state, failure_cause, error, finalized_at)
        select
            id, md5('sweep ' || $1)::uuid, {{Cost}}, state,
            case when state = 'failed' then (array['out_of_memory', 'worker_lost', 'timeout', 'user_error'])[1 + n % 4] end,
            case when state = 'failed' then 'the worker ended with exit code 137' end,
            {{Start}} + s.slot
        from synthetic, (select now() - interval '8 hours 30 minutes' as started_at, {{Slot}} as slot) s
        where state <> 'pending'
        """;

    public const string Workers = $$"""
        insert into sweep.workers (name, device, git_revision, libraries, one_dnn, self_test_passed, threads, first_seen_at, last_seen_at)
        select distinct on (1) {{Worker}}, 'cuda:0 synthetic', 'synthetic', 'none', false, true, 1, now() - interval '9 hours', now() - interval '30 minutes'
        from synthetic order by 1
        on conflict do nothing
        """;

    /// <summary>Three failures of each trial that failed for good, one of a few that succeeded, and every success.</summary>
    public const string Attempts = $$"""
        insert into sweep.attempts (id, trial_id, worker, started_at, ended_at, cause, error)
        select
            md5(concat(p.id, try))::uuid, p.id, {{Worker}}, {{Start}} + (try - 1) * s.slot / 4, {{Start}} + (try - 1) * s.slot / 4 + s.slot * (0.1 + 0.1 * chance),
            case when state = 'failed' or try < tries then (array['out_of_memory', 'worker_lost', 'timeout', 'user_error'])[1 + n % 4] end,
            case when state = 'failed' or try < tries then 'the worker ended with exit code 137' end
        from (
            select *, case when state = 'failed' then 3 when fate > 0.98 and not control then 2 else 1 end as tries
            from synthetic where state in ('succeeded', 'failed')
        ) p
        cross join generate_series(1, p.tries) as try
        cross join (select now() - interval '8 hours 30 minutes' as started_at, {{Slot}} as slot) s
        """;
}
