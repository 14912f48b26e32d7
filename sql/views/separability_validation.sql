-- Tests laws L2 and L7 for users of the embeddings, one row for each configuration over its planned seeds: can all objects be told apart?
create or replace view sweep.separability_validation as
with folded as (
    select
        sweep, sweep_id, predicted_separable,
        min(ordinal) as ordinal,
        count(*) as n,
        count(separable) as n_measured,
        count(*) filter (where separable) as separable,
        max(truth_objects) as truth_objects,
        max(found_instances) as max_found_instances,
        avg(false_merges) as mean_false_merges,
        avg(false_merges) - sweep.student_t(count(false_merges)) * stddev_samp(false_merges) / sqrt(count(false_merges)) as false_merges_low,
        avg(false_merges) + sweep.student_t(count(false_merges)) * stddev_samp(false_merges) / sqrt(count(false_merges)) as false_merges_high,
        avg(false_splits) as mean_false_splits,
        avg(false_splits) - sweep.student_t(count(false_splits)) * stddev_samp(false_splits) / sqrt(count(false_splits)) as false_splits_low,
        avg(false_splits) + sweep.student_t(count(false_splits)) * stddev_samp(false_splits) / sqrt(count(false_splits)) as false_splits_high,
        avg(ap50) as mean_ap50,
        avg(ap50) - sweep.student_t(count(ap50)) * stddev_samp(ap50) / sqrt(count(ap50)) as ap50_low,
        avg(ap50) + sweep.student_t(count(ap50)) * stddev_samp(ap50) / sqrt(count(ap50)) as ap50_high,
        count(*) filter (where separable_verdict = 'confirmed') as confirmed,
        count(*) filter (where separable_verdict = 'not_reached') as not_reached,
        count(*) filter (where separable_verdict = 'refuted') as refuted,
        count(*) filter (where separable_verdict = 'inconclusive') as inconclusive,
        bool_or(controls_failed) as controls_failed
    from sweep.trial_results
    where state <> 'infeasible' and 'instances' = any(measure)
    group by sweep, sweep_id, configuration_id, predicted_separable
    having not bool_and(control) and bool_or(separable is not null or separable_verdict is not null)
)
select
    f.sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, normalisation, width, scene, radius, spacing, noise, elastic, steps, bandwidth, kernel, period, bound, f.predicted_separable,
    n, separable, truth_objects, max_found_instances, mean_false_merges, false_merges_low, false_merges_high, mean_false_splits, false_splits_low, false_splits_high, mean_ap50, ap50_low, ap50_high, confirmed, not_reached, refuted, inconclusive, controls_failed,
    sweep.share_low(confirmed, n) as confirmed_low,
    sweep.share_high(confirmed, n) as confirmed_high,
    case
        when controls_failed then 'inconclusive'
        when f.predicted_separable is null then 'not_predicted'
        -- One seed shows that it is possible. Only all seeds together show that it is impossible.
        else sweep.verdict_over_seeds(not f.predicted_separable, n, confirmed, not_reached, refuted)
    end as verdict,
    n_measured,
    f.sweep_id,
    t.separable_law as law
from folded f
join sweep.planned_trials t on t.sweep_id = f.sweep_id and t.ordinal = f.ordinal;

comment on view sweep.separability_validation is 'Tests whether all objects can be told apart, for each configuration over its seeds';
comment on column sweep.separability_validation.separable is 'Seeds in which every whole object came out as one instance of its own';
comment on column sweep.separability_validation.predicted_separable is 'false: symmetry forbids it (law L2); true: symmetry allows it (laws L2 and L7), but training must achieve it';
comment on column sweep.separability_validation.ap50_low is 'Lower end of the 95 % interval of mean_ap50, by Student''s t; null for one seed';
comment on column sweep.separability_validation.ap50_high is 'Upper end of the 95 % interval of mean_ap50, by Student''s t; null for one seed';
comment on column sweep.separability_validation.verdict is 'refuted if one seed refutes; confirmed, where separation is possible, if one seed confirms; confirmed, where it is impossible, if all conclusive seeds confirm and are at least half of n; inconclusive if a control of the sweep failed';
comment on column sweep.separability_validation.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.separability_validation.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.separability_validation.confirmed is 'Seeds that confirm the prediction';
comment on column sweep.separability_validation.confirmed_low is 'Lower end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.separability_validation.confirmed_high is 'Upper end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.separability_validation.controls_failed is 'Whether a control of the sweep failed; if so, no verdict counts';
comment on column sweep.separability_validation.bandwidth is 'Bandwidth of the mean shift, in units of the embedding';
comment on column sweep.separability_validation.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.separability_validation.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.separability_validation.depth is 'l, number of pooling layers';
comment on column sweep.separability_validation.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.separability_validation.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
comment on column sweep.separability_validation.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.separability_validation.false_merges_high is 'Upper end of the 95 % interval of mean_false_merges, by Student''s t; null for one seed';
comment on column sweep.separability_validation.false_merges_low is 'Lower end of the 95 % interval of mean_false_merges, by Student''s t; null for one seed';
comment on column sweep.separability_validation.false_splits_high is 'Upper end of the 95 % interval of mean_false_splits, by Student''s t; null for one seed';
comment on column sweep.separability_validation.false_splits_low is 'Lower end of the 95 % interval of mean_false_splits, by Student''s t; null for one seed';
comment on column sweep.separability_validation.inconclusive is 'Seeds whose evidence is too weak for a verdict, including dead ones';
comment on column sweep.separability_validation.kernel is 'Kernel of the mean shift: flat or gaussian';
comment on column sweep.separability_validation.max_found_instances is 'Largest number of instances that the mean shift found';
comment on column sweep.separability_validation.mean_ap50 is 'Mean average precision at an intersection over union of 0.5';
comment on column sweep.separability_validation.mean_false_merges is 'Mean number of objects that share their instance with another object';
comment on column sweep.separability_validation.mean_false_splits is 'Mean number of objects that came out as two or more instances';
comment on column sweep.separability_validation.noise is 'Variance of the Gaussian noise on the image';
comment on column sweep.separability_validation.normalisation is 'none, instance, batch or group';
comment on column sweep.separability_validation.not_reached is 'Seeds that do not reach the prediction';
comment on column sweep.separability_validation.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.separability_validation.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.separability_validation.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.separability_validation.radius is 'Radius of the discs, in pixels';
comment on column sweep.separability_validation.refuted is 'Seeds that refute the prediction';
comment on column sweep.separability_validation.scene is 'constant, discs, nuclei or images';
comment on column sweep.separability_validation.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.separability_validation.steps is 'Adam steps; 0: random weights';
comment on column sweep.separability_validation.sweep is 'Name of the sweep';
comment on column sweep.separability_validation.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.separability_validation.truth_objects is 'Objects of the ground truth';
comment on column sweep.separability_validation.upsampling is 'learnt, nearest or linear';
comment on column sweep.separability_validation.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.separability_validation.law is 'Law that the configuration tests';
