-- Tests laws L2 and L7 for users of the embeddings, one row for each configuration over its planned seeds: can all objects be told apart?
create or replace view sweep.separability_validation as
select
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, normalisation, width, scene, radius, spacing, noise, elastic, steps, bandwidth, kernel, period, bound, predicted_separable,
    n,
    separable_true as separable,
    truth_objects_max as truth_objects,
    found_instances_max as max_found_instances,
    sweep.mean_of(false_merges_n, false_merges_sum)::numeric as mean_false_merges,
    sweep.mean_of(false_merges_n, false_merges_sum) - sweep.half_width(false_merges_n, false_merges_squares) as false_merges_low,
    sweep.mean_of(false_merges_n, false_merges_sum) + sweep.half_width(false_merges_n, false_merges_squares) as false_merges_high,
    sweep.mean_of(false_splits_n, false_splits_sum)::numeric as mean_false_splits,
    sweep.mean_of(false_splits_n, false_splits_sum) - sweep.half_width(false_splits_n, false_splits_squares) as false_splits_low,
    sweep.mean_of(false_splits_n, false_splits_sum) + sweep.half_width(false_splits_n, false_splits_squares) as false_splits_high,
    sweep.mean_of(ap50_n, ap50_sum) as mean_ap50,
    sweep.mean_of(ap50_n, ap50_sum) - sweep.half_width(ap50_n, ap50_squares) as ap50_low,
    sweep.mean_of(ap50_n, ap50_sum) + sweep.half_width(ap50_n, ap50_squares) as ap50_high,
    separable_confirmed as confirmed,
    separable_not_reached as not_reached,
    separable_refuted as refuted,
    separable_inconclusive as inconclusive,
    controls_failed,
    sweep.share_low(separable_confirmed, n) as confirmed_low,
    sweep.share_high(separable_confirmed, n) as confirmed_high,
    -- One seed shows that it is possible. Only all seeds together show that it is impossible.
    case
        when controls_failed then 'inconclusive'
        when predicted_separable is null then 'not_predicted'
        else sweep.verdict_over_seeds(not predicted_separable, n, separable_confirmed, separable_not_reached, separable_refuted)
    end as verdict,
    separable_n as n_measured,
    sweep_id,
    separable_law as law
from sweep.results_over_seeds
where 'instances' = any(measure) and n <> controls
    and (separable_n > 0 or separable_confirmed + separable_not_reached + separable_refuted + separable_inconclusive + separable_not_predicted > 0);

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
