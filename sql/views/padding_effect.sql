-- Law L4, one row for each padding of an otherwise equal configuration: how far beyond the bound padding tells objects apart.
create or replace view sweep.padding_effect as
with capacities as (
    select
        sweep, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, steps, precision, period, bound,
        padding,
        min(objects) as objects,
        max(predicted_distinct) as predicted,
        max(measured_distinct) filter (where distinct_verdict is distinct from 'inconclusive') as max_measured,
        avg(measured_distinct)::double precision as mean_measured,
        avg(measured_distinct)::double precision - sweep.student_t(count(measured_distinct)) * stddev_samp(measured_distinct) / sqrt(count(measured_distinct)) as measured_low,
        avg(measured_distinct)::double precision + sweep.student_t(count(measured_distinct)) * stddev_samp(measured_distinct) / sqrt(count(measured_distinct)) as measured_high,
        count(*) as n
    from sweep.trial_results
    where measured_distinct is not null and not control
    group by
        sweep, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, steps, precision, period, bound, padding
)
select
    c.*,
    max_measured > bound as beyond_bound,
    max_measured::double precision / bound as times_bound,
    max(max_measured) filter (where padding = 'valid') over (
        partition by
            sweep, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
            train_window, steps, precision, period, bound
    ) as max_measured_valid
from capacities c;

comment on view sweep.padding_effect is 'Law L4: largest count for each padding, beside the bound and beside valid padding';
comment on column sweep.padding_effect.max_measured is 'Largest conclusive count over seeds and tile crops';
comment on column sweep.padding_effect.beyond_bound is 'Whether padding told more objects apart than the period allows';
comment on column sweep.padding_effect.max_measured_valid is 'The same of the configuration that differs in valid padding only; null when it is not in the sweep';
comment on column sweep.padding_effect.n is 'Measured trials: seeds, and tile crops where they vary';
comment on column sweep.padding_effect.measured_low is '95 % interval of the mean count, by Student''s t; null for one trial';
comment on column sweep.padding_effect.measured_high is '95 % interval of the mean count, by Student''s t; null for one trial';
