-- Law L4, one row for each padding of an otherwise equal configuration: how far beyond the bound padding tells objects apart.
create or replace view sweep.padding_effect as
-- Tile crops do not change a count, so each seed counts once.
with seeds as (
    select
        sweep, sweep_id, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, steps, precision, period, bound, batch, normalisation, noise, elastic, whole_image, padding, seed,
        bool_and(control) as control,
        bool_or(measured_distinct is not null or distinct_verdict is not null) as told,
        bool_or(measured_distinct is not null) as is_measured,
        min(objects) as objects,
        max(predicted_distinct) as predicted,
        max(measured_distinct) filter (where distinct_verdict is distinct from 'inconclusive') as measured
    from sweep.trial_results
    where state <> 'infeasible' and 'separability' = any(measure)
    group by
        sweep, sweep_id, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, steps, precision, period, bound, batch, normalisation, noise, elastic, whole_image, padding, seed
),
capacities as (
    select
        sweep, sweep_id, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, steps, precision, period, bound, batch, normalisation, noise, elastic, whole_image, padding,
        min(objects) as objects,
        max(predicted) as predicted,
        max(measured) as max_measured,
        count(*) as n,
        count(*) filter (where is_measured) as n_measured,
        avg(measured)::double precision as mean_measured,
        (sweep.student_t(count(measured)) * stddev_samp(measured) / sqrt(count(measured)))::double precision as half_width,
        count(*) filter (where measured > bound) as exceeding
    from seeds
    group by
        sweep, sweep_id, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, steps, precision, period, bound, batch, normalisation, noise, elastic, whole_image, padding
    having not bool_and(control) and bool_or(told)
)
select
    c.sweep, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
    train_window, steps, precision, period, bound,
    padding,
    objects,
    predicted,
    max_measured,
    n,
    max_measured > bound as beyond_bound,
    max_measured::double precision / bound as times_bound,
    max(max_measured) filter (where padding = 'valid') over (
        partition by
            c.sweep, sweep_id, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
            train_window, steps, precision, period, bound, batch, normalisation, noise, elastic, whole_image
    ) as max_measured_valid,
    batch,
    normalisation,
    noise,
    elastic,
    whole_image,
    mean_measured,
    mean_measured - half_width as measured_low,
    mean_measured + half_width as measured_high,
    exceeding,
    sweep.share_low(exceeding, n) as exceeding_low,
    sweep.share_high(exceeding, n) as exceeding_high,
    n_measured,
    c.sweep_id
from capacities c;

comment on view sweep.padding_effect is 'Law L4: largest count for each padding, beside the bound and beside valid padding';
comment on column sweep.padding_effect.max_measured is 'Largest conclusive count over the seeds';
comment on column sweep.padding_effect.n is 'Planned seeds: those that failed, are missing, dead or inconclusive count too';
comment on column sweep.padding_effect.n_measured is 'Of the planned seeds, those with a measured number';
comment on column sweep.padding_effect.beyond_bound is 'Whether padding told more objects apart than the period allows';
comment on column sweep.padding_effect.max_measured_valid is 'The same of the configuration that differs in valid padding only; null when it is not in the sweep';
comment on column sweep.padding_effect.whole_image is 'Least side of the evaluated output: a larger one shows more objects beyond the bound';
comment on column sweep.padding_effect.mean_measured is 'Mean conclusive count over the seeds';
comment on column sweep.padding_effect.measured_low is '95 % interval of that mean, by Student''s t; null for one seed';
comment on column sweep.padding_effect.measured_high is '95 % interval of that mean, by Student''s t; null for one seed';
comment on column sweep.padding_effect.exceeding is 'Seeds whose count exceeds the bound';
comment on column sweep.padding_effect.exceeding_low is 'Exact 95 % interval of their share (Clopper and Pearson)';
comment on column sweep.padding_effect.exceeding_high is 'Exact 95 % interval of their share (Clopper and Pearson)';
comment on column sweep.padding_effect.batch is 'Windows that one training step sees';
comment on column sweep.padding_effect.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.padding_effect.convolutions is '3^d convolutions for each level';
comment on column sweep.padding_effect.depth is 'l, number of pooling layers';
comment on column sweep.padding_effect.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.padding_effect.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
comment on column sweep.padding_effect.embedding is 'Channels of the embedding';
comment on column sweep.padding_effect.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.padding_effect.noise is 'Variance of the Gaussian noise on the image';
comment on column sweep.padding_effect.normalisation is 'none, instance, batch or group';
comment on column sweep.padding_effect.objects is 'Same-looking objects that were compared';
comment on column sweep.padding_effect.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.padding_effect.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.padding_effect.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.padding_effect.precision is 'float32 or float64';
comment on column sweep.padding_effect.predicted is 'Largest possible number of different embeddings; null: no law applies';
comment on column sweep.padding_effect.radius is 'Radius of the discs, in pixels';
comment on column sweep.padding_effect.scene is 'constant, discs, nuclei or images';
comment on column sweep.padding_effect.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.padding_effect.steps is 'Adam steps; 0: random weights';
comment on column sweep.padding_effect.sweep is 'Name of the sweep';
comment on column sweep.padding_effect.sweep_id is 'Id of the sweep: in a database of many sweeps the quickest filter';
comment on column sweep.padding_effect.times_bound is 'max_measured over the bound';
comment on column sweep.padding_effect.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.padding_effect.upsampling is 'learnt, nearest or linear';
comment on column sweep.padding_effect.width is 'Feature maps at the top level, doubled at every level below';
