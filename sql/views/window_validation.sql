-- Tests training windows, one row for each configuration over its planned seeds. Law L6 predicts a jump: w <= P leaves one at the lines of the period.
-- A claim of this program beside the law predicts no jump: w > P suffices. The claim can be not_reached, but not refuted.
create or replace view sweep.window_validation as
with folded as (
    select
        sweep, sweep_id, predicted_jump,
        min(ordinal) as ordinal,
        count(*) as n,
        count(jump_ratio) as n_measured,
        min(jump_ratio) as min_jump_ratio,
        percentile_cont(0.5) within group (order by jump_ratio) as median_jump_ratio,
        max(jump_ratio) as max_jump_ratio,
        avg(jump_ratio) as mean_jump_ratio,
        avg(jump_ratio) - sweep.student_t(count(jump_ratio)) * stddev_samp(jump_ratio) / sqrt(count(jump_ratio)) as jump_ratio_low,
        avg(jump_ratio) + sweep.student_t(count(jump_ratio)) * stddev_samp(jump_ratio) / sqrt(count(jump_ratio)) as jump_ratio_high,
        max(final_loss) as max_final_loss,
        count(*) filter (where seams_verdict = 'confirmed') as confirmed,
        count(*) filter (where seams_verdict = 'not_reached') as not_reached,
        count(*) filter (where seams_verdict = 'refuted') as refuted,
        count(*) filter (where seams_verdict = 'inconclusive') as inconclusive,
        bool_or(controls_failed) as controls_failed
    from sweep.trial_results
    where state <> 'infeasible' and 'seams' = any(measure)
    group by sweep, sweep_id, configuration_id, predicted_jump
    having not bool_and(control) and bool_or(jump_ratio is not null or seams_verdict is not null)
)
select
    f.sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, normalisation, width, scene, radius, spacing, noise, elastic, batch, steps, learning_rate, tile_crop, period, train_window, f.predicted_jump,
    (select bool_or(w <= p) from unnest(train_window, period) as axis(w, p)) as window_within_period,
    n, min_jump_ratio, median_jump_ratio, max_jump_ratio, mean_jump_ratio, jump_ratio_low, jump_ratio_high, max_final_loss, confirmed, refuted, inconclusive, controls_failed,
    sweep.share_low(confirmed, n) as confirmed_low,
    sweep.share_high(confirmed, n) as confirmed_high,
    case
        when controls_failed then 'inconclusive'
        when f.predicted_jump is null then 'not_predicted'
        else sweep.verdict_over_seeds(true, n, confirmed, not_reached, refuted)
    end as verdict,
    n_measured,
    not_reached,
    f.sweep_id,
    t.seams_law as law
from folded f
join sweep.planned_trials t on t.sweep_id = f.sweep_id and t.ordinal = f.ordinal;

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
