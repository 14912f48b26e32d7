-- Shows for each worker of a sweep its attempts and the share of its time that it computed.
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
-- Counts the time of a training once for all its trials. Measurements reused from another sweep took no time.
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

comment on view sweep.worker_utilisation is 'Shows the attempts and the computing time of each worker for each sweep';
comment on column sweep.worker_utilisation.busy_s is 'Seconds spent on accepted measurements; a training counts once for all its trials';
comment on column sweep.worker_utilisation.span_s is 'Seconds from the start of the first attempt to the end of the last';
comment on column sweep.worker_utilisation.utilisation is 'busy_s / span_s';
comment on column sweep.worker_utilisation.attempts is 'Number of attempts';
comment on column sweep.worker_utilisation.device is 'Device that the worker last reported';
comment on column sweep.worker_utilisation.failed is 'Attempts that failed';
comment on column sweep.worker_utilisation.first_at is 'Start of the first attempt';
comment on column sweep.worker_utilisation.last_at is 'End of the last attempt';
comment on column sweep.worker_utilisation.succeeded is 'Attempts with a measurement';
comment on column sweep.worker_utilisation.sweep is 'Name of the sweep';
comment on column sweep.worker_utilisation.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.worker_utilisation.trainings is 'Trainings whose measurements were accepted';
comment on column sweep.worker_utilisation.worker is 'Name of the worker';
