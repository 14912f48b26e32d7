-- Tests training windows, one row for each configuration over its planned seeds. Law L6 predicts a jump: w <= P leaves one at the lines of the period.
-- A claim of this program beside the law predicts no jump: w > P suffices. The claim can be not_reached, but not refuted.
create or replace view sweep.window_validation as
select
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, normalisation, width, scene, radius, spacing, noise, elastic, batch, steps, learning_rate, tile_crop, period, train_window, predicted_jump,
    (select bool_or(w <= p) from unnest(train_window, period) as axis(w, p)) as window_within_period,
    n,
    jump_ratio_min as min_jump_ratio,
    -- No median follows from kept numbers. Where it cannot be but one number, the trials of the configuration are read.
    case when jump_ratio_min = jump_ratio_max then jump_ratio_min when jump_ratio_n > 0 then (
        select percentile_cont(0.5) within group (order by m.jump_ratio)
        from sweep.trials t join sweep.measurements m on m.trial_id = t.id
        where t.configuration_id = r.configuration_id
    ) end as median_jump_ratio,
    jump_ratio_max as max_jump_ratio,
    sweep.mean_of(jump_ratio_n, jump_ratio_sum) as mean_jump_ratio,
    sweep.mean_of(jump_ratio_n, jump_ratio_sum) - sweep.half_width(jump_ratio_n, jump_ratio_squares) as jump_ratio_low,
    sweep.mean_of(jump_ratio_n, jump_ratio_sum) + sweep.half_width(jump_ratio_n, jump_ratio_squares) as jump_ratio_high,
    final_loss_max as max_final_loss,
    seams_confirmed as confirmed,
    seams_refuted as refuted,
    seams_inconclusive as inconclusive,
    controls_failed,
    sweep.share_low(seams_confirmed, n) as confirmed_low,
    sweep.share_high(seams_confirmed, n) as confirmed_high,
    case
        when controls_failed then 'inconclusive'
        when predicted_jump is null then 'not_predicted'
        else sweep.verdict_over_seeds(true, n, seams_confirmed, seams_not_reached, seams_refuted)
    end as verdict,
    jump_ratio_n as n_measured,
    seams_not_reached as not_reached,
    sweep_id,
    seams_law as law
from sweep.results_over_seeds r
where 'seams' = any(measure) and n <> controls
    and (jump_ratio_n > 0 or seams_confirmed + seams_not_reached + seams_refuted + seams_inconclusive + seams_not_predicted > 0);

comment on view sweep.window_validation is 'Tests training windows for each configuration over its seeds: law L6 if a jump is predicted, else the claim that w > P suffices';
comment on column sweep.window_validation.window_within_period is 'Whether the training window is no larger than the period on some axis; null: the default window, which is larger';
comment on column sweep.window_validation.jump_ratio_low is 'Lower end of the 95 % interval of mean_jump_ratio, by Student''s t; null for one seed';
comment on column sweep.window_validation.jump_ratio_high is 'Upper end of the 95 % interval of mean_jump_ratio, by Student''s t; null for one seed';
comment on column sweep.window_validation.max_final_loss is 'Largest final loss over the seeds; without convergence the ratio means little';
comment on column sweep.window_validation.verdict is 'refuted if one seed refutes; not_reached if one seed does not reach the prediction; confirmed if all conclusive seeds confirm and are at least half of n; inconclusive if a control of the sweep failed';
comment on column sweep.window_validation.not_reached is 'Seeds with a jump although the window is larger than the period';
comment on column sweep.window_validation.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.window_validation.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.window_validation.confirmed is 'Seeds that confirm the prediction';
comment on column sweep.window_validation.confirmed_low is 'Lower end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.window_validation.confirmed_high is 'Upper end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.window_validation.controls_failed is 'Whether a control of the sweep failed; if so, no verdict counts';
comment on column sweep.window_validation.batch is 'Windows that one training step sees';
comment on column sweep.window_validation.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.window_validation.depth is 'l, number of pooling layers';
comment on column sweep.window_validation.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.window_validation.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
comment on column sweep.window_validation.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.window_validation.inconclusive is 'Seeds whose evidence is too weak for a verdict, including dead ones';
comment on column sweep.window_validation.learning_rate is 'Learning rate of Adam';
comment on column sweep.window_validation.max_jump_ratio is 'Largest jump ratio over the seeds';
comment on column sweep.window_validation.mean_jump_ratio is 'Mean jump ratio over the seeds; 1: no jump';
comment on column sweep.window_validation.median_jump_ratio is 'Median jump ratio over the seeds';
comment on column sweep.window_validation.min_jump_ratio is 'Smallest jump ratio over the seeds';
comment on column sweep.window_validation.noise is 'Variance of the Gaussian noise on the image';
comment on column sweep.window_validation.normalisation is 'none, instance, batch or group';
comment on column sweep.window_validation.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.window_validation.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.window_validation.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.window_validation.predicted_jump is 'True: the embeddings jump at the lines of the period (law L6); false: they do not, for w > P suffices here (a claim beside it); null: nothing is predicted';
comment on column sweep.window_validation.radius is 'Radius of the discs, in pixels';
comment on column sweep.window_validation.refuted is 'Seeds that refute the prediction';
comment on column sweep.window_validation.scene is 'constant, discs, nuclei or images';
comment on column sweep.window_validation.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.window_validation.steps is 'Adam steps; 0: random weights';
comment on column sweep.window_validation.sweep is 'Name of the sweep';
comment on column sweep.window_validation.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.window_validation.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
comment on column sweep.window_validation.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.window_validation.upsampling is 'learnt, nearest or linear';
comment on column sweep.window_validation.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.window_validation.law is 'Law that the configuration tests';
