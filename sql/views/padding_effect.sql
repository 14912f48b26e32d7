-- Tests law L4, one row for each padding of an otherwise equal configuration: how far the count exceeds the bound.
create or replace view sweep.padding_effect as
with networks as (
    select
        sweep, sweep_id, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, steps, precision, period, bound, batch, normalisation, noise, elastic, whole_image, padding,
        array_agg(configuration_id) as configurations,
        count(*) = 1 as alone,
        min(objects_min) as objects,
        max(predicted_distinct) as predicted,
        max(conclusive_measured_distinct_max) as max_measured,
        min(conclusive_measured_distinct_min) as min_measured,
        sum(n)::bigint as n,
        sum(measured_distinct_n)::bigint as n_measured,
        sum(conclusive_measured_distinct_n)::bigint as n_conclusive,
        sum(conclusive_measured_distinct_sum) as total,
        sum(conclusive_measured_distinct_squares) as squares
    from sweep.results_over_seeds
    where 'separability' = any(measure)
    group by
        sweep, sweep_id, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, steps, precision, period, bound, batch, normalisation, noise, elastic, whole_image, padding
    having sum(n - controls) > 0
        and sum(measured_distinct_n + distinct_confirmed + distinct_not_reached + distinct_refuted + distinct_inconclusive + distinct_not_predicted) > 0
),
capacities as (
    select
        w.*,
        case when alone then w.n else t.n end as seeds,
        case when alone then w.n_measured else t.n_measured end as seeds_measured,
        case when alone then sweep.mean_of(w.n_conclusive, w.total) else t.mean_measured end as mean_measured,
        case when alone then sweep.half_width(w.n_conclusive, w.squares) else t.half_width end as half_width,
        case
            when not alone then t.exceeding
            when max_measured is null or max_measured <= bound then 0
            when min_measured > bound then n_conclusive
            else (
                select count(*)
                from sweep.trial_results o
                where o.configuration_id = w.configurations[1] and o.state <> 'infeasible' and o.measured_distinct > w.bound
                    and o.distinct_verdict is distinct from 'inconclusive'
            )
        end as exceeding
    from networks w
    -- Counts each seed once, because tile crops do not change a count: reads the trials of networks with several crops.
    cross join lateral (
        select
            count(*) as n,
            count(*) filter (where is_measured) as n_measured,
            avg(measured)::double precision as mean_measured,
            (sweep.student_t(count(measured)) * stddev_samp(measured) / sqrt(count(measured)))::double precision as half_width,
            count(*) filter (where measured > w.bound) as exceeding
        from (
            select
                bool_or(o.measured_distinct is not null) as is_measured,
                max(o.measured_distinct) filter (where o.distinct_verdict is distinct from 'inconclusive') as measured
            from sweep.trial_results o
            where not w.alone and o.configuration_id = any(w.configurations) and o.state <> 'infeasible'
            group by o.seed
        ) s
    ) t
)
select
    c.sweep, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
    train_window, steps, precision, period, bound,
    padding,
    objects,
    predicted,
    max_measured,
    seeds as n,
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
    sweep.share_low(exceeding, seeds) as exceeding_low,
    sweep.share_high(exceeding, seeds) as exceeding_high,
    seeds_measured as n_measured,
    c.sweep_id
from capacities c;

comment on view sweep.padding_effect is 'Compares, for law L4, the largest count of each padding with the bound and with valid padding';
comment on column sweep.padding_effect.max_measured is 'Largest conclusive count over the seeds';
comment on column sweep.padding_effect.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.padding_effect.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.padding_effect.beyond_bound is 'Whether the largest count exceeds the bound';
comment on column sweep.padding_effect.max_measured_valid is 'Largest conclusive count of the same configuration with valid padding; null: not in the sweep';
comment on column sweep.padding_effect.whole_image is 'Least side of the evaluated output; a larger side shows more objects beyond the bound';
comment on column sweep.padding_effect.mean_measured is 'Mean conclusive count over the seeds';
comment on column sweep.padding_effect.measured_low is 'Lower end of the 95 % interval of mean_measured, by Student''s t; null for one seed';
comment on column sweep.padding_effect.measured_high is 'Upper end of the 95 % interval of mean_measured, by Student''s t; null for one seed';
comment on column sweep.padding_effect.exceeding is 'Seeds whose count exceeds the bound';
comment on column sweep.padding_effect.exceeding_low is 'Lower end of the exact 95 % interval of exceeding / n (Clopper and Pearson)';
comment on column sweep.padding_effect.exceeding_high is 'Upper end of the exact 95 % interval of exceeding / n (Clopper and Pearson)';
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
comment on column sweep.padding_effect.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.padding_effect.times_bound is 'max_measured / bound';
comment on column sweep.padding_effect.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.padding_effect.upsampling is 'learnt, nearest or linear';
comment on column sweep.padding_effect.width is 'Feature maps at the top level, doubled at every level below';
