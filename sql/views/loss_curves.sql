-- Lists the loss of each training, one row for each of at most 100 equal stretches of its steps.
create or replace view sweep.loss_curves as
select
    r.sweep,
    r.ordinal,
    point.stretch,
    r.training_id,
    r.trial_id,
    r.seed,
    r.configuration,
    point.stretch * r.steps_made / cardinality(r.loss_curve) as step,
    point.loss,
    r.sweep_id
from (
    -- Keeps one row for each training, because its trials have the same curve.
    select distinct on (sweep, sweep_id, training_id) sweep, sweep_id, ordinal, training_id, trial_id, seed, configuration, steps_made, loss_curve
    from sweep.trial_results
    where loss_curve is not null
    order by sweep, sweep_id, training_id, ordinal
) r
cross join lateral unnest(r.loss_curve) with ordinality as point(loss, stretch);

comment on view sweep.loss_curves is 'Lists the loss by step for each training';
comment on column sweep.loss_curves.step is 'Last step of the stretch';
comment on column sweep.loss_curves.loss is 'Mean loss of the stretch';
comment on column sweep.loss_curves.ordinal is 'First trial of the training';
comment on column sweep.loss_curves.stretch is 'Number of the stretch, from 1';
comment on column sweep.loss_curves.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.loss_curves.seed is 'Seed of weights, scene and training';
comment on column sweep.loss_curves.sweep is 'Name of the sweep';
comment on column sweep.loss_curves.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.loss_curves.training_id is 'Id of the training, shared by trials that differ in evaluation only';
comment on column sweep.loss_curves.trial_id is 'Id of the trial; sweep show NAME --trial accepts its first digits';
