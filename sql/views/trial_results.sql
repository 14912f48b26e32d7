-- One row a trial, whatever its state: every axis, what the theory predicted, what was measured, and the verdict.
create or replace view sweep.trial_results as
select
    s.name as sweep,
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
    t.measure,
    t.seed,
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
    m.steps_made,
    m.false_splits,
    m.false_merges,
    m.ap50,
    m.verdict,
    m.distinct_verdict,
    m.stitching_verdict,
    m.seams_verdict,
    m.reason as verdict_reason,
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
    t.finalized_at
from sweep.trials t
join sweep.sweeps s on s.id = t.sweep_id
left join sweep.measurements m on m.trial_id = t.id;

comment on view sweep.trial_results is 'One row a trial: every axis, prediction, measurement, verdict and provenance';
comment on column sweep.trial_results.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.trial_results.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.trial_results.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.trial_results.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.trial_results.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
comment on column sweep.trial_results.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.trial_results.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.trial_results.predicted_distinct is 'Largest possible number of different embeddings (laws L2 and L3); null: no law applies, see prediction_notes';
comment on column sweep.trial_results.measured_distinct is 'Classes among the embeddings of same-looking objects';
comment on column sweep.trial_results.class_gap is 'Evidence of the count: distance between classes over the distance within one';
comment on column sweep.trial_results.predicted_seamless is 'Whether the stitched output equals the whole image''s (law L5)';
comment on column sweep.trial_results.stitch_error_max is 'max |stitched - whole| in standard deviations of the whole output';
comment on column sweep.trial_results.stitch_error_rms is 'RMS of stitched - whole in standard deviations of the whole output';
comment on column sweep.trial_results.predicted_jump is 'Whether the embeddings jump at the lines of the period (law L6)';
comment on column sweep.trial_results.jump_ratio is 'Mean embedding distance of neighbouring pixels across lines over the same elsewhere; 1 is no jump';
comment on column sweep.trial_results.verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted';
comment on column sweep.trial_results.state is 'pending, succeeded, failed, infeasible or cancelled';
comment on column sweep.trial_results.duration_ms is 'Time of the training that the trial shares with others plus its own evaluation';
