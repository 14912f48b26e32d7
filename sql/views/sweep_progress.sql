-- One row a sweep: how far it is and how fast it goes.
create or replace view sweep.sweep_progress as
with trials as (
    select
        sweep_id,
        count(*) filter (where state = 'pending') as pending,
        count(*) filter (where state = 'pending' and training_id in (select training_id from sweep.running where expires > now())) as leased,
        sum(cost) as cost_planned,
        sum(cost) filter (where state <> 'pending') as cost_done,
        max(finalized_at) filter (where state in ('succeeded', 'failed')) as last_finished_at,
        count(*) filter (where state in ('succeeded', 'failed') and finalized_at > now() - interval '1 minute') as finished_last_minute
    from sweep.trials
    group by sweep_id
),
failures as (
    select t.sweep_id, count(*) as failed_attempts
    from sweep.attempts a
    join sweep.trials t on t.id = a.trial_id
    where a.cause is not null
    group by t.sweep_id
)
select
    c.sweep,
    s.state,
    s.priority,
    c.planned,
    c.succeeded,
    c.failed,
    c.infeasible,
    c.cancelled,
    t.pending,
    t.leased,
    coalesce(f.failed_attempts, 0) as failed_attempts,
    (select count(*) from sweep.controls control where control.sweep = c.sweep and not control.passed) as failed_controls,
    t.cost_planned,
    coalesce(t.cost_done, 0) as cost_done,
    t.finished_last_minute,
    s.created_at,
    t.last_finished_at,
    s.finalized_at
from sweep.coverage c
join sweep.sweeps s on s.name = c.sweep
join trials t on t.sweep_id = s.id
left join failures f on f.sweep_id = s.id;

comment on view sweep.sweep_progress is 'How far each sweep is';
comment on column sweep.sweep_progress.leased is 'Trials in the hands of a worker at the last flush';
comment on column sweep.sweep_progress.failed_attempts is 'Attempts that ended without a measurement';
comment on column sweep.sweep_progress.failed_controls is 'Controls that did not come out as they must: then no verdict of the sweep counts';
comment on column sweep.sweep_progress.cost_planned is 'Estimated multiply-accumulate operations of all trials';
comment on column sweep.sweep_progress.cost_done is 'The same of the trials with a final state';
