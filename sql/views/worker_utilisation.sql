-- One row for each worker of a sweep: what it did, and which part of its time it computed.
create or replace view sweep.worker_utilisation as
with attempts as (
    select
        s.name as sweep, s.id as sweep_id, a.worker,
        count(*) as attempts,
        count(*) filter (where a.cause is null) as succeeded,
        count(*) filter (where a.cause is not null) as failed,
        min(a.started_at) as first_at,
        max(a.ended_at) as last_at
    from sweep.attempts a
    join sweep.trials t on t.id = a.trial_id
    join sweep.sweeps s on s.id = t.sweep_id
    group by s.name, s.id, a.worker
),
-- A training is computed once for all its trials, so its time counts once; what was taken over from another sweep took none.
trainings as (
    select s.name as sweep, s.id as sweep_id, m.worker, max(m.training_time) as training_time, sum(m.measuring_time) as measuring_time
    from sweep.measurements m
    join sweep.trials t on t.id = m.trial_id
    join sweep.sweeps s on s.id = m.sweep_id
    where m.reused_from is null
    group by s.name, s.id, t.training_id, m.worker
),
busy as (
    select sweep, sweep_id, worker, count(*) as trainings, sum(training_time + measuring_time) as busy
    from trainings
    group by sweep, sweep_id, worker
)
select
    a.sweep,
    a.worker,
    w.device,
    a.attempts,
    a.succeeded,
    a.failed,
    coalesce(b.trainings, 0) as trainings,
    coalesce(extract(epoch from b.busy), 0)::double precision as busy_s,
    extract(epoch from a.last_at - a.first_at)::double precision as span_s,
    (extract(epoch from b.busy) / nullif(extract(epoch from a.last_at - a.first_at), 0))::double precision as utilisation,
    a.first_at,
    a.last_at,
    a.sweep_id
from attempts a
left join busy b on b.sweep = a.sweep and b.sweep_id = a.sweep_id and b.worker = a.worker
left join sweep.workers w on w.name = a.worker;

comment on view sweep.worker_utilisation is 'What each worker did for each sweep';
comment on column sweep.worker_utilisation.busy_s is 'Time spent on accepted measurements; a training counts once for all its trials';
comment on column sweep.worker_utilisation.span_s is 'Time from the first attempt''s start to the last one''s end';
comment on column sweep.worker_utilisation.utilisation is 'busy_s over span_s';
comment on column sweep.worker_utilisation.attempts is 'Attempts that it ended';
comment on column sweep.worker_utilisation.device is 'Device as the worker described itself last';
comment on column sweep.worker_utilisation.failed is 'Of these, those that failed';
comment on column sweep.worker_utilisation.first_at is 'Start of its first attempt';
comment on column sweep.worker_utilisation.last_at is 'End of its last attempt';
comment on column sweep.worker_utilisation.succeeded is 'Of these, those that brought a measurement';
comment on column sweep.worker_utilisation.sweep is 'Name of the sweep';
comment on column sweep.worker_utilisation.sweep_id is 'Id of the sweep: in a database of many sweeps the quickest filter';
comment on column sweep.worker_utilisation.trainings is 'Trainings whose measurements were accepted';
comment on column sweep.worker_utilisation.worker is 'Name of the worker';
