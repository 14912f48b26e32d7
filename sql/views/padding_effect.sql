-- Law L4, one row for each padding of an otherwise equal configuration: how far beyond the bound padding tells objects apart.
create or replace view sweep.padding_effect as
-- Tile crops do not change a count, so each seed counts once.
with seeds as (
    select
        sweep, sweep_id, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, steps, precision, period, bound, batch, normalisation, noise, elastic, whole_image, padding, seed,
        bool_and(control) as control,
        min(objects) as objects,
        max(predicted_distinct) as predicted,
        max(measured_distinct) filter (where distinct_verdict is distinct from 'inconclusive') as measured
    from sweep.trial_results
    where measured_distinct is not null
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
        avg(measured)::double precision as mean_measured,
        (sweep.student_t(count(measured)) * stddev_samp(measured) / sqrt(count(measured)))::double precision as half_width,
        count(*) filter (where measured > bound) as exceeding
    from seeds
    group by
        sweep, sweep_id, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, steps, precision, period, bound, batch, normalisation, noise, elastic, whole_image, padding
    having not bool_and(control)
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
    c.sweep_id
from capacities c;

comment on view sweep.padding_effect is 'Law L4: largest count for each padding, beside the bound and beside valid padding';
comment on column sweep.padding_effect.max_measured is 'Largest conclusive count over the seeds';
comment on column sweep.padding_effect.n is 'Measured seeds';
comment on column sweep.padding_effect.beyond_bound is 'Whether padding told more objects apart than the period allows';
comment on column sweep.padding_effect.max_measured_valid is 'The same of the configuration that differs in valid padding only; null when it is not in the sweep';
comment on column sweep.padding_effect.whole_image is 'Least side of the evaluated output: a larger one shows more objects beyond the bound';
comment on column sweep.padding_effect.mean_measured is 'Mean conclusive count over the seeds';
comment on column sweep.padding_effect.measured_low is '95 % interval of that mean, by Student''s t; null for one seed';
comment on column sweep.padding_effect.measured_high is '95 % interval of that mean, by Student''s t; null for one seed';
comment on column sweep.padding_effect.exceeding is 'Seeds whose count exceeds the bound';
comment on column sweep.padding_effect.exceeding_low is 'Exact 95 % interval of their share (Clopper and Pearson)';
comment on column sweep.padding_effect.exceeding_high is 'Exact 95 % interval of their share (Clopper and Pearson)';
