-- Tests the shift equivariance of whole images with a circular border, one row for each configuration over its planned seeds.
create or replace view sweep.shift_validation as
select
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, normalisation, width, scene, spacing, steps, period, predicted_equivariant,
    n,
    shift_error_max_min as smallest_error_max,
    shift_error_max_max as largest_error_max,
    sweep.mean_of(shift_error_max_n, shift_error_max_sum) as mean_error_max,
    sweep.mean_of(shift_error_max_n, shift_error_max_sum) - sweep.half_width(shift_error_max_n, shift_error_max_squares) as error_max_low,
    sweep.mean_of(shift_error_max_n, shift_error_max_sum) + sweep.half_width(shift_error_max_n, shift_error_max_squares) as error_max_high,
    shift_error_scene_max as largest_error_scene,
    shifts_confirmed as confirmed,
    shifts_refuted as refuted,
    shifts_inconclusive as inconclusive,
    controls_failed,
    sweep.share_low(shifts_confirmed, n) as confirmed_low,
    sweep.share_high(shifts_confirmed, n) as confirmed_high,
    case
        when controls_failed then 'inconclusive'
        when predicted_equivariant is null then 'not_predicted'
        else sweep.verdict_over_seeds(true, n, shifts_confirmed, shifts_not_reached, shifts_refuted)
    end as verdict,
    shift_error_max_n as n_measured,
    shifts_not_reached as not_reached,
    sweep_id,
    shifts_law as law
from sweep.results_over_seeds
where 'shifts' = any(measure) and n <> controls
    and (shift_error_max_n > 0 or shifts_confirmed + shifts_not_reached + shifts_refuted + shifts_inconclusive + shifts_not_predicted > 0);

comment on view sweep.shift_validation is 'Tests whether the output follows every shift of the whole image, for each configuration over its seeds';
comment on column sweep.shift_validation.largest_error_max is 'Largest error over shifts and seeds on an image without symmetry, in standard deviations of the output';
comment on column sweep.shift_validation.largest_error_scene is 'Largest error over shifts and seeds on the scene of the trial, whose repetitions can make adaptive grids ambiguous';
comment on column sweep.shift_validation.verdict is 'refuted if one seed refutes; not_reached if one seed does not reach the prediction; confirmed if all conclusive seeds confirm and are at least half of n; inconclusive if a control of the sweep failed';
comment on column sweep.shift_validation.not_reached is 'Seeds that do not reach the prediction';
comment on column sweep.shift_validation.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.shift_validation.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.shift_validation.confirmed is 'Seeds that confirm the prediction';
comment on column sweep.shift_validation.confirmed_low is 'Lower end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.shift_validation.confirmed_high is 'Upper end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.shift_validation.controls_failed is 'Whether a control of the sweep failed; if so, no verdict counts';
comment on column sweep.shift_validation.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.shift_validation.depth is 'l, number of pooling layers';
comment on column sweep.shift_validation.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.shift_validation.error_max_high is 'Upper end of the 95 % interval of mean_error_max, by Student''s t; null for one seed';
comment on column sweep.shift_validation.error_max_low is 'Lower end of the 95 % interval of mean_error_max, by Student''s t; null for one seed';
comment on column sweep.shift_validation.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.shift_validation.inconclusive is 'Seeds whose evidence is too weak for a verdict, including dead ones';
comment on column sweep.shift_validation.mean_error_max is 'Mean over the seeds of the largest error over the shifts';
comment on column sweep.shift_validation.normalisation is 'none, instance, batch or group';
comment on column sweep.shift_validation.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.shift_validation.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.shift_validation.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.shift_validation.predicted_equivariant is 'Whether the output follows every shift of the whole image';
comment on column sweep.shift_validation.refuted is 'Seeds that refute the prediction';
comment on column sweep.shift_validation.scene is 'constant, discs, nuclei or images';
comment on column sweep.shift_validation.smallest_error_max is 'Smallest over the seeds of the largest error over the shifts';
comment on column sweep.shift_validation.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.shift_validation.steps is 'Adam steps; 0: random weights';
comment on column sweep.shift_validation.sweep is 'Name of the sweep';
comment on column sweep.shift_validation.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.shift_validation.upsampling is 'learnt, nearest or linear';
comment on column sweep.shift_validation.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.shift_validation.law is 'Law that the configuration tests';
