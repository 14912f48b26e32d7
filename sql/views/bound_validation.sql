-- Tests laws L1 to L3, one row for each configuration over its planned seeds. A capacity is the largest count over the seeds. One count above the
-- prediction refutes the theory. One count equal to it confirms it. If all counts are below it, the verdict is not_reached.
create or replace view sweep.bound_validation as
select
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, convolutions, width, embedding,
    scene, radius, spacing, normalisation, train_window, tile_crop, steps, precision, period,
    n,
    bound,
    predicted_distinct as predicted,
    objects_min as objects,
    conclusive_measured_distinct_max as max_measured,
    sweep.mean_of(conclusive_measured_distinct_n, conclusive_measured_distinct_sum) as mean_measured,
    sweep.mean_of(conclusive_measured_distinct_n, conclusive_measured_distinct_sum)
        - sweep.half_width(conclusive_measured_distinct_n, conclusive_measured_distinct_squares) as ci95_low,
    sweep.mean_of(conclusive_measured_distinct_n, conclusive_measured_distinct_sum)
        + sweep.half_width(conclusive_measured_distinct_n, conclusive_measured_distinct_squares) as ci95_high,
    distinct_confirmed as confirmed,
    sweep.share_low(distinct_confirmed, n) as confirmed_low,
    sweep.share_high(distinct_confirmed, n) as confirmed_high,
    distinct_refuted as refuted,
    distinct_inconclusive as inconclusive,
    class_gap_min as min_class_gap,
    case
        when controls_failed then 'inconclusive'
        when predicted_distinct is null then 'not_predicted'
        else sweep.verdict_over_seeds(false, n, distinct_confirmed, distinct_not_reached, distinct_refuted)
    end as verdict,
    measured_distinct_n as n_measured,
    distinct_not_reached as not_reached,
    sweep_id,
    distinct_law as law
from sweep.results_over_seeds
where 'separability' = any(measure) and n <> controls
    and (measured_distinct_n > 0 or distinct_confirmed + distinct_not_reached + distinct_refuted + distinct_inconclusive + distinct_not_predicted > 0);

comment on view sweep.bound_validation is 'Tests laws L1 to L3 for each configuration over its seeds; the capacity is the largest count';
comment on column sweep.bound_validation.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.bound_validation.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.bound_validation.predicted is 'Largest possible number of different embeddings; null: no law applies';
comment on column sweep.bound_validation.objects is 'Same-looking objects that were compared';
comment on column sweep.bound_validation.max_measured is 'Capacity: largest conclusive count over the seeds';
comment on column sweep.bound_validation.ci95_low is 'Lower end of the 95 % interval of mean_measured, by Student''s t; null for one seed';
comment on column sweep.bound_validation.ci95_high is 'Upper end of the 95 % interval of mean_measured, by Student''s t; null for one seed';
comment on column sweep.bound_validation.confirmed is 'Seeds whose count equals the prediction';
comment on column sweep.bound_validation.confirmed_low is 'Lower end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.bound_validation.confirmed_high is 'Upper end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.bound_validation.refuted is 'Seeds whose count exceeds the prediction';
comment on column sweep.bound_validation.inconclusive is 'Seeds whose evidence is too weak for a verdict, including dead ones';
comment on column sweep.bound_validation.not_reached is 'Seeds whose count is below the prediction';
comment on column sweep.bound_validation.min_class_gap is 'Smallest class gap over the seeds, which is the weakest evidence';
comment on column sweep.bound_validation.verdict is 'refuted if the largest count over the seeds is above the prediction; confirmed if it is equal; not_reached if it is below; inconclusive if a control of the sweep failed';
comment on column sweep.bound_validation.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.bound_validation.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.bound_validation.convolutions is '3^d convolutions for each level';
comment on column sweep.bound_validation.depth is 'l, number of pooling layers';
comment on column sweep.bound_validation.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.bound_validation.embedding is 'Channels of the embedding';
comment on column sweep.bound_validation.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.bound_validation.mean_measured is 'Mean conclusive count over the seeds';
comment on column sweep.bound_validation.normalisation is 'none, instance, batch or group';
comment on column sweep.bound_validation.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.bound_validation.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.bound_validation.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.bound_validation.precision is 'float32 or float64';
comment on column sweep.bound_validation.radius is 'Radius of the discs, in pixels';
comment on column sweep.bound_validation.scene is 'constant, discs, nuclei or images';
comment on column sweep.bound_validation.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.bound_validation.steps is 'Adam steps; 0: random weights';
comment on column sweep.bound_validation.sweep is 'Name of the sweep';
comment on column sweep.bound_validation.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.bound_validation.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
comment on column sweep.bound_validation.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.bound_validation.upsampling is 'learnt, nearest or linear';
comment on column sweep.bound_validation.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.bound_validation.law is 'Law that the configuration tests';
