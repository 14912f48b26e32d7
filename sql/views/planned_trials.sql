-- Returns the text of a grid point from the text of its configuration. Seed 0 and stream 1 are left out.
create or replace function sweep.point_text(configuration text, seed integer, stream smallint) returns text
language sql immutable parallel safe
return configuration || case when seed <> 0 then ';seed=' || seed else '' end || case when stream <> 1 then ';stream=' || stream else '' end;

comment on function sweep.point_text is 'Returns the canonical text of a grid point from its configuration, seed and stream';

-- Lists the planned trials: every axis, the predictions of the theory, and the state.
create or replace view sweep.planned_trials as
select
    s.name as sweep,
    t.sweep_id,
    t.id,
    t.configuration_id,
    t.training_id,
    t.ordinal,
    sweep.point_text(c.text, t.seed, s.stream) as canonical,
    c.text as configuration,
    coalesce(c.network, c.text) as network,
    t.seed,
    c.measure,
    t.control,
    c.period,
    c.bound,
    n.notes as prediction_notes,
    t.cost,
    coalesce(e.state, 'pending') as state,
    coalesce(c.infeasible_reason, case when e.state = 'infeasible' then e.error end) as infeasible_reason,
    e.failure_cause,
    case when e.state <> 'infeasible' then e.error end as error,
    e.finalized_at,
    e.retried_at,
    -- axes of c
    -- end
    -- predictions of c
    -- end
    c.infeasible_reason is null as feasible
from sweep.trials t
join sweep.configurations c on c.id = t.configuration_id
join sweep.prediction_notes n on n.id = c.notes_id
join sweep.sweeps s on s.id = t.sweep_id
left join sweep.trial_states e on e.trial_id = t.id;

comment on view sweep.planned_trials is 'Lists the planned trials: every axis, the predictions and the outcome';
comment on column sweep.planned_trials.canonical is 'The grid point as text: what differs from the defaults';
comment on column sweep.planned_trials.network is 'The configuration without the tile crop: equal for all tile sizes';
comment on column sweep.planned_trials.sweep is 'Name of the sweep';
comment on column sweep.planned_trials.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.planned_trials.id is 'Hash of the sweep and the canonical text: a grid point is one row';
comment on column sweep.planned_trials.configuration_id is 'Id of the configuration; the fastest way to group replicates';
comment on column sweep.planned_trials.training_id is 'Id of the training, shared by trials that differ in evaluation only; null: infeasible';
comment on column sweep.planned_trials.ordinal is 'Place in the order of the grid';
comment on column sweep.planned_trials.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.planned_trials.seed is 'Seed of weights, scene and training';
comment on column sweep.planned_trials.measure is 'Requested measurements';
comment on column sweep.planned_trials.control is 'Whether the trial is a control, which every sweep measures to check the instruments';
comment on column sweep.planned_trials.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.planned_trials.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.planned_trials.prediction_notes is 'Formula of each prediction; for a missing prediction, the premise that fails';
comment on column sweep.planned_trials.cost is 'Estimated multiply-accumulate operations';
comment on column sweep.planned_trials.state is 'pending, succeeded, failed, infeasible or cancelled';
comment on column sweep.planned_trials.infeasible_reason is 'Why no such network or sizes exist, and what would work';
comment on column sweep.planned_trials.failure_cause is 'Why the trial failed for good; null: it did not fail';
comment on column sweep.planned_trials.error is 'Error message of the worker';
comment on column sweep.planned_trials.finalized_at is 'When the trial got its final state';
comment on column sweep.planned_trials.retried_at is 'Attempts recorded before this time no longer count against the trial; by the database''s clock';
comment on column sweep.planned_trials.feasible is 'Whether the network and its sizes can exist';
-- comments of axes
-- end
-- comments of laws
-- end
