-- One row an attempt, numbered within its trial.
create or replace view sweep.attempt_history as
select
    s.name as sweep,
    t.ordinal,
    t.id as trial_id,
    t.seed,
    t.configuration,
    row_number() over (partition by s.name, s.id, t.id order by a.started_at, a.ended_at, a.id) as attempt,
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
join sweep.trials t on t.id = a.trial_id
join sweep.sweeps s on s.id = t.sweep_id
left join sweep.measurements m on m.trial_id = a.trial_id and m.attempt_id = a.id
left join sweep.workers w on w.name = a.worker;

comment on view sweep.attempt_history is 'Every try at every trial';
comment on column sweep.attempt_history.attempt is 'Counts from 1 within the trial';
comment on column sweep.attempt_history.cause is 'user_error, out_of_memory, worker_lost, timeout or cancelled; null when it succeeded';
comment on column sweep.attempt_history.accepted is 'Whether this attempt''s measurement is the trial''s';
comment on column sweep.attempt_history.state is 'State of the trial';
