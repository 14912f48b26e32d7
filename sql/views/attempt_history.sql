-- Lists every attempt, numbered within its trial.
create or replace view sweep.attempt_history as
select
    s.name as sweep,
    t.ordinal,
    t.id as trial_id,
    t.seed,
    t.configuration,
    -- Counts the earlier attempts. A window function would number every attempt before a filter on cause or worker applies.
    (select count(*) from sweep.attempts b where b.trial_id = a.trial_id and (b.started_at, b.ended_at, b.id) <= (a.started_at, a.ended_at, a.id)) as attempt,
    a.id as attempt_id,
    a.worker,
    w.device,
    a.started_at,
    a.ended_at,
    1000 * extract(epoch from a.ended_at - a.started_at)::double precision as duration_ms,
    a.cause,
    a.error,
    m.attempt_id is not null as accepted,
    t.state,
    t.sweep_id
from sweep.attempts a
join sweep.planned_trials t on t.id = a.trial_id
join sweep.sweeps s on s.id = t.sweep_id
left join sweep.measurements m on m.trial_id = a.trial_id and m.attempt_id = a.id
left join sweep.workers w on w.name = a.worker;

comment on view sweep.attempt_history is 'Lists every attempt at every trial';
comment on column sweep.attempt_history.attempt is 'Number of the attempt within its trial, from 1';
comment on column sweep.attempt_history.cause is 'user_error, out_of_memory, worker_lost, unreachable, timeout or cancelled; null when it succeeded';
comment on column sweep.attempt_history.accepted is 'Whether the measurement of this attempt is the accepted one';
comment on column sweep.attempt_history.state is 'State of the trial';
comment on column sweep.attempt_history.attempt_id is 'Id of the attempt';
comment on column sweep.attempt_history.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.attempt_history.device is 'Device of the worker';
comment on column sweep.attempt_history.duration_ms is 'Time from the start to the end, in milliseconds';
comment on column sweep.attempt_history.ended_at is 'When the attempt ended, by the worker''s clock';
comment on column sweep.attempt_history.error is 'Message or trace of the failure; null when it succeeded';
comment on column sweep.attempt_history.ordinal is 'Place in the order of the grid, from 0';
comment on column sweep.attempt_history.seed is 'Seed of weights, scene and training';
comment on column sweep.attempt_history.started_at is 'When the attempt began, by the worker''s clock';
comment on column sweep.attempt_history.sweep is 'Name of the sweep';
comment on column sweep.attempt_history.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.attempt_history.trial_id is 'Id of the trial; sweep show NAME --trial accepts its first digits';
comment on column sweep.attempt_history.worker is 'Name of the worker';
