-- Lists all trials in every state: every axis, the predictions, the measurements, and the verdict.
create or replace view sweep.trial_results as
select
    t.sweep,
    t.ordinal,
    t.id as trial_id,
    t.training_id,
    t.configuration,
    t.dimensions,
    t.depth,
    t.factor,
    t.padding,
    t.upsampling,
    t.pooling,
    t.convolutions,
    t.width,
    t.embedding,
    t.scene,
    t.radius,
    t.spacing,
    t.train_window,
    t.tile_crop,
    t.steps,
    t.learning_rate,
    t.delta_v,
    t.delta_d,
    t.pair_mask,
    t.precision,
    t.batch,
    t.normalisation,
    t.noise,
    t.elastic,
    t.images,
    t.whole_image,
    t.halo,
    t.bandwidth,
    t.kernel,
    t.measure,
    t.seed,
    t.control,
    coalesce(c.failed, false) as controls_failed,
    t.period,
    t.bound,
    t.predicted_distinct,
    m.measured_distinct,
    m.objects,
    m.tolerance,
    m.within_class,
    m.between_classes,
    m.class_gap,
    t.predicted_seamless,
    m.stitch_error_max,
    m.stitch_error_rms,
    t.predicted_jump,
    m.jump_ratio,
    m.jump_profile,
    m.output_deviation,
    m.dead,
    m.final_loss,
    m.loss_curve,
    m.steps_made,
    t.predicted_separable,
    m.separable,
    m.truth_objects,
    m.found_instances,
    m.cut_objects,
    m.false_splits,
    m.false_merges,
    m.ap50,
    m.ap,
    t.predicted_equivariant,
    m.shift_error_max,
    m.shift_error_scene,
    -- Counts no verdict if a control failed, because the instruments are then broken.
    case when c.failed and not t.control and m.verdict is not null then 'inconclusive' else m.verdict end as verdict,
    -- verdicts of m
    -- end
    case when c.failed and not t.control then 'a control of the sweep failed; without that: ' || m.reason else m.reason end as verdict_reason,
    t.prediction_notes,
    t.state,
    coalesce(t.infeasible_reason, t.error) as state_reason,
    t.failure_cause,
    (select count(*) from sweep.attempts a where a.trial_id = t.id) as attempts,
    m.worker,
    m.device,
    m.git_revision,
    m.libraries,
    m.one_dnn,
    m.self_test_passed,
    m.threads,
    1000 * extract(epoch from m.training_time)::double precision as training_ms,
    1000 * extract(epoch from m.measuring_time)::double precision as measuring_ms,
    1000 * extract(epoch from m.training_time + m.measuring_time)::double precision as duration_ms,
    t.cost,
    t.finalized_at,
    m.science,
    m.reused_from,
    m.resumed_step,
    -- further quantities
    -- end
    -- further axes
    -- end
    case when c.failed and not t.control and m.verdict is not null then 'a control of the sweep failed' else m.cause end as verdict_cause,
    nullif(m.images_sha256, '') as images_sha256,
    t.sweep_id,
    t.configuration_id,
    -- laws of t
    -- end
    -- further laws
    -- end
    t.network
from sweep.planned_trials t
left join sweep.measurements m on m.trial_id = t.id
left join (
    select control.sweep_id, bool_or(ended.state = 'failed' or measured.verdict <> 'confirmed') as failed
    from sweep.trials control
    left join sweep.trial_states ended on ended.trial_id = control.id
    left join sweep.measurements measured on measured.trial_id = control.id
    where control.control
    group by control.sweep_id
) c on c.sweep_id = t.sweep_id;

comment on view sweep.trial_results is 'Lists all trials: every axis, prediction, measurement, verdict and provenance';
comment on column sweep.trial_results.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.trial_results.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.trial_results.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.trial_results.verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted';
comment on column sweep.trial_results.state is 'pending, succeeded, failed, infeasible or cancelled';
comment on column sweep.trial_results.duration_ms is 'Time of the training, which other trials may share, plus the time of the evaluation, in milliseconds';
comment on column sweep.trial_results.controls_failed is 'Whether a control of the sweep failed; if so, its verdicts are inconclusive';
comment on column sweep.trial_results.control is 'Whether the trial is one of the sweep''s controls';
comment on column sweep.trial_results.science is 'Hash of the compiled theory and learning code that measured; empty: measured before the hash was recorded';
comment on column sweep.trial_results.reused_from is 'Trial of another sweep whose measurement was reused, with its provenance and times; null: the trial itself was measured';
comment on column sweep.trial_results.resumed_step is 'Step at which an interrupted training resumed; null: no interruption';
comment on column sweep.trial_results.verdict_cause is 'Cause of the verdict without the numbers of the trial, for counting; null: judged before causes were recorded';
comment on column sweep.trial_results.images_sha256 is 'Hash of the user''s images (see image_sets); null: synthetic scene, or measured before the hash was recorded';
comment on column sweep.trial_results.attempts is 'Number of attempts, successful or not';
comment on column sweep.trial_results.cost is 'Estimated multiply-accumulate operations; the first trial of a training includes those of the training';
comment on column sweep.trial_results.device is 'Device that computed the measurement';
comment on column sweep.trial_results.failure_cause is 'user_error, out_of_memory, worker_lost, unreachable, timeout or cancelled; null: it did not fail';
comment on column sweep.trial_results.finalized_at is 'When the trial got its final state';
comment on column sweep.trial_results.git_revision is 'Revision of the program that measured';
comment on column sweep.trial_results.libraries is 'Versions of the numerical libraries';
comment on column sweep.trial_results.measure is 'Requested measurements: separability, stitching, seams, instances, shifts, panels';
comment on column sweep.trial_results.measuring_ms is 'Time of the evaluation of this trial, in milliseconds';
comment on column sweep.trial_results.one_dnn is 'Whether oneDNN computed float32 convolutions';
comment on column sweep.trial_results.ordinal is 'Place in the order of the grid, from 0';
comment on column sweep.trial_results.prediction_notes is 'Formula of each prediction; for a missing prediction, the premise that fails';
comment on column sweep.trial_results.self_test_passed is 'Whether the convolutions of the worker passed their self-test';
comment on column sweep.trial_results.state_reason is 'Why the trial is infeasible, or the error with which it failed for good';
comment on column sweep.trial_results.sweep is 'Name of the sweep';
comment on column sweep.trial_results.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.trial_results.threads is 'Number of threads of the worker';
comment on column sweep.trial_results.training_id is 'Id of the training, shared by trials that differ in evaluation only';
comment on column sweep.trial_results.training_ms is 'Time of the training, in milliseconds; the same for all its trials';
comment on column sweep.trial_results.trial_id is 'Id of the trial; sweep show NAME --trial accepts its first digits';
comment on column sweep.trial_results.verdict_reason is 'Reason for the verdict, in one sentence';
comment on column sweep.trial_results.worker is 'Name of the worker';
-- comments of axes
-- end
-- comments of quantities
-- end
-- comments of laws
-- end
comment on column sweep.trial_results.configuration_id is 'Id of the configuration; the fastest way to group replicates';
comment on column sweep.trial_results.network is 'The configuration without the tile crop: equal for all tile sizes';
