-- One row a trial, whatever its state: every axis, what the theory predicted, what was measured, and the verdict.
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
    -- A sweep whose controls failed was measured with broken instruments.
    case when c.failed and not t.control and m.verdict is not null then 'inconclusive' else m.verdict end as verdict,
    -- verdicts of m
    case when c.failed and not t.control and m.distinct_verdict is not null then 'inconclusive' else m.distinct_verdict end as distinct_verdict,
    case when c.failed and not t.control and m.stitching_verdict is not null then 'inconclusive' else m.stitching_verdict end as stitching_verdict,
    case when c.failed and not t.control and m.seams_verdict is not null then 'inconclusive' else m.seams_verdict end as seams_verdict,
    case when c.failed and not t.control and m.separable_verdict is not null then 'inconclusive' else m.separable_verdict end as separable_verdict,
    case when c.failed and not t.control and m.shifts_verdict is not null then 'inconclusive' else m.shifts_verdict end as shifts_verdict,
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
    m.level_response,
    m.grid_gap,
    m.background_gap,
    m.stitch_error_generic,
    m.empty_windows,
    m.clustering_control,
    -- end
    -- further axes
    -- end
    case when c.failed and not t.control and m.verdict is not null then 'a control of the sweep failed' else m.cause end as verdict_cause,
    nullif(m.images_sha256, '') as images_sha256,
    t.sweep_id,
    t.configuration_id,
    -- laws of t
    t.distinct_law,
    t.stitching_law,
    t.seams_law,
    t.separable_law,
    t.shifts_law,
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

comment on view sweep.trial_results is 'One row a trial: every axis, prediction, measurement, verdict and provenance';
comment on column sweep.trial_results.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.trial_results.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.trial_results.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.trial_results.verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted';
comment on column sweep.trial_results.state is 'pending, succeeded, failed, infeasible or cancelled';
comment on column sweep.trial_results.duration_ms is 'Time of the training that the trial shares with others plus its own evaluation';
comment on column sweep.trial_results.controls_failed is 'Whether a control of the sweep failed: then its verdicts read inconclusive';
comment on column sweep.trial_results.control is 'Whether the trial is one of the sweep''s controls';
comment on column sweep.trial_results.science is 'Hash of the compiled theory and learning code that measured; empty: measured before that was noted';
comment on column sweep.trial_results.reused_from is 'Trial of another sweep whose measurement was taken over, provenance and times included; null: the trial itself was measured';
comment on column sweep.trial_results.resumed_step is 'Step from which the training went on after an interruption; null: it was done in one go';
comment on column sweep.trial_results.verdict_cause is 'Why the verdict, without this trial''s numbers, so that trials of one cause can be counted; null: judged before causes were noted';
comment on column sweep.trial_results.images_sha256 is 'Hash of the user''s own images that were seen (see image_sets); null: made scenes, or measured before it was noted';
comment on column sweep.trial_results.attempts is 'Tries at the trial, successful or not';
comment on column sweep.trial_results.cost is 'Estimated multiply-accumulate operations; the first trial of a training bears the trainings';
comment on column sweep.trial_results.device is 'Device that computed';
comment on column sweep.trial_results.failure_cause is 'user_error, out_of_memory, worker_lost, unreachable, timeout or cancelled; null: it did not fail';
comment on column sweep.trial_results.finalized_at is 'When the trial got its final state';
comment on column sweep.trial_results.git_revision is 'Revision of the program that measured';
comment on column sweep.trial_results.libraries is 'Versions of the libraries that computed';
comment on column sweep.trial_results.measure is 'What was asked for: separability, stitching, seams, instances, shifts, panels';
comment on column sweep.trial_results.measuring_ms is 'Time of this trials own evaluation, in milliseconds';
comment on column sweep.trial_results.one_dnn is 'Whether oneDNN computed float32 convolutions';
comment on column sweep.trial_results.ordinal is 'Place in the order of the grid, from 0';
comment on column sweep.trial_results.prediction_notes is 'Formula of each prediction, and the premise that fails of each that is missing';
comment on column sweep.trial_results.self_test_passed is 'Whether the workers convolutions passed their self-test';
comment on column sweep.trial_results.state_reason is 'Why the trial is infeasible, or the error with which it failed for good';
comment on column sweep.trial_results.sweep is 'Name of the sweep';
comment on column sweep.trial_results.sweep_id is 'Id of the sweep: in a database of many sweeps the quickest filter';
comment on column sweep.trial_results.threads is 'Threads of the worker that computed';
comment on column sweep.trial_results.training_id is 'Id of the training, shared by trials that differ in evaluation only';
comment on column sweep.trial_results.training_ms is 'Time of the training, in milliseconds; the same for all its trials';
comment on column sweep.trial_results.trial_id is 'Id of the trial; sweep show NAME --trial takes its first digits';
comment on column sweep.trial_results.verdict_reason is 'One sentence why the verdict';
comment on column sweep.trial_results.worker is 'Name of the worker';
-- comments of axes
comment on column sweep.trial_results.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.trial_results.depth is 'l, number of pooling layers';
comment on column sweep.trial_results.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.trial_results.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.trial_results.upsampling is 'learnt, nearest or linear';
comment on column sweep.trial_results.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.trial_results.convolutions is '3^d convolutions for each level';
comment on column sweep.trial_results.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.trial_results.embedding is 'Channels of the embedding';
comment on column sweep.trial_results.scene is 'constant, discs, nuclei or images';
comment on column sweep.trial_results.radius is 'Radius of the discs, in pixels';
comment on column sweep.trial_results.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.trial_results.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.trial_results.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
comment on column sweep.trial_results.steps is 'Adam steps; 0: random weights';
comment on column sweep.trial_results.learning_rate is 'Learning rate of Adam';
comment on column sweep.trial_results.delta_v is 'Pull margin of the discriminative loss';
comment on column sweep.trial_results.delta_d is 'Half of the push margin of the discriminative loss';
comment on column sweep.trial_results.pair_mask is 'Which pairs the loss pushes apart: by_index or by_value';
comment on column sweep.trial_results.precision is 'float32 or float64';
comment on column sweep.trial_results.batch is 'Windows that one training step sees';
comment on column sweep.trial_results.normalisation is 'none, instance, batch or group';
comment on column sweep.trial_results.noise is 'Variance of the Gaussian noise on the image';
comment on column sweep.trial_results.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
comment on column sweep.trial_results.images is 'Folder of the user''s own images; empty for made scenes';
comment on column sweep.trial_results.whole_image is 'Least side of the evaluated output, in pixels along each axis; null: the default';
comment on column sweep.trial_results.halo is 'Pixels on each side of a padded tile that are thrown away; null: none';
comment on column sweep.trial_results.bandwidth is 'Bandwidth of the mean shift, in units of the embedding';
comment on column sweep.trial_results.kernel is 'Kernel of the mean shift: flat or gaussian';
comment on column sweep.trial_results.seed is 'Seed of weights, scene and training';
-- end
-- comments of quantities
comment on column sweep.trial_results.measured_distinct is 'Classes among the embeddings of same-looking objects';
comment on column sweep.trial_results.objects is 'Same-looking objects that were compared';
comment on column sweep.trial_results.tolerance is 'Relative tolerance up to which embeddings count as equal';
comment on column sweep.trial_results.within_class is 'Largest distance of two embeddings within a class';
comment on column sweep.trial_results.between_classes is 'Smallest distance of two embeddings of different classes';
comment on column sweep.trial_results.class_gap is 'Evidence of the count: distance between classes over the distance within one';
comment on column sweep.trial_results.output_deviation is 'Standard deviation of the output, the unit of stitch and shift errors';
comment on column sweep.trial_results.dead is 'Whether nothing but the bias of the head reaches the output: such a network tells nothing';
comment on column sweep.trial_results.stitch_error_max is 'max |stitched - whole| in standard deviations of the whole output';
comment on column sweep.trial_results.stitch_error_rms is 'RMS of stitched - whole in standard deviations of the whole output';
comment on column sweep.trial_results.jump_ratio is 'Mean embedding distance of neighbouring pixels across lines over the same elsewhere; 1 is no jump';
comment on column sweep.trial_results.jump_profile is 'Mean embedding distance of neighbouring pixels by position modulo the period';
comment on column sweep.trial_results.final_loss is 'Mean loss of the last tenth of the steps that showed two instances or more, background included; null: random weights, or no such step';
comment on column sweep.trial_results.steps_made is 'Steps that the training made before it stopped';
comment on column sweep.trial_results.loss_curve is 'Mean loss of each of at most 100 equal stretches of the steps';
comment on column sweep.trial_results.separable is 'Whether every whole object came out as one instance of its own';
comment on column sweep.trial_results.truth_objects is 'Objects of the ground truth';
comment on column sweep.trial_results.found_instances is 'Instances that the mean shift found, without the background';
comment on column sweep.trial_results.cut_objects is 'Objects that cross a tile line; without tiles all objects';
comment on column sweep.trial_results.false_splits is 'Of the cut objects, those that came out as two or more instances';
comment on column sweep.trial_results.false_merges is 'Objects that share their instance with another one';
comment on column sweep.trial_results.ap50 is 'Average precision TP / (TP + FP + FN) at an intersection over union of 0.5';
comment on column sweep.trial_results.ap is 'Mean of the same over the thresholds 0.5, 0.55 .. 0.95';
comment on column sweep.trial_results.shift_error_max is 'Largest error over the shifts below the period on an image without symmetry, in standard deviations of the output';
comment on column sweep.trial_results.shift_error_scene is 'The same on the trial''s own scene, whose repetitions may leave a choice among equals';
comment on column sweep.trial_results.level_response is 'How much the output changes, in its standard deviations, when what comes up from below each pooling level is disturbed, outermost first; 0: dead below that level';
comment on column sweep.trial_results.grid_gap is 'Adaptive polyphase: smallest lead of the largest grid over the second largest, as a share of the largest; 0: a tie';
comment on column sweep.trial_results.background_gap is 'Smallest distance between the mean of an object and the mean of the background, in tolerances; null: random weights';
comment on column sweep.trial_results.stitch_error_generic is 'The stitch error on an image without symmetry, where the trial''s own scene shows no seam though one is predicted';
comment on column sweep.trial_results.empty_windows is 'Of the steps made, those whose windows showed fewer than two instances, so that the loss compared nothing';
comment on column sweep.trial_results.clustering_control is 'Whether the same mean shift, on embeddings that are separable by construction, finds every whole object as one instance';
-- end
-- comments of laws
comment on column sweep.trial_results.predicted_distinct is 'Largest possible number of different embeddings (laws L2 and L3); null: no law applies, see prediction_notes';
comment on column sweep.trial_results.distinct_law is 'Which law the trial tests: embeddings of same-looking objects; null: none';
comment on column sweep.trial_results.distinct_verdict is 'Verdict: embeddings of same-looking objects';
comment on column sweep.trial_results.predicted_seamless is 'Whether the stitched output equals the whole image''s (law L5)';
comment on column sweep.trial_results.stitching_law is 'Which law the trial tests: stitched tiles against the whole image; null: none';
comment on column sweep.trial_results.stitching_verdict is 'Verdict: stitched tiles against the whole image';
comment on column sweep.trial_results.predicted_jump is 'True: the embeddings jump at the lines of the period (law L6); false: they do not, for w > P suffices here (a claim beside it)';
comment on column sweep.trial_results.seams_law is 'Which law the trial tests: jump at the lines of the period; null: none';
comment on column sweep.trial_results.seams_verdict is 'Verdict: jump at the lines of the period';
comment on column sweep.trial_results.predicted_separable is 'Whether symmetry allows to tell all objects of the image apart (laws L2 and L7)';
comment on column sweep.trial_results.separable_law is 'Which law the trial tests: objects told apart by a user; null: none';
comment on column sweep.trial_results.separable_verdict is 'Verdict: objects told apart by a user';
comment on column sweep.trial_results.predicted_equivariant is 'Whether the output follows every shift of the whole image';
comment on column sweep.trial_results.shifts_law is 'Which law the trial tests: shifts of the whole image; null: none';
comment on column sweep.trial_results.shifts_verdict is 'Verdict: shifts of the whole image';
-- end
comment on column sweep.trial_results.configuration_id is 'Id of the configuration: the quickest way to group replicates';
comment on column sweep.trial_results.network is 'The configuration without the tile crop: equal for all tile sizes';
