-- Shows the progress and the speed of each sweep.
create or replace view sweep.sweep_progress as
select
    s.name as sweep,
    s.state,
    s.priority,
    s.planned,
    v.succeeded,
    v.failed,
    v.infeasible,
    v.cancelled,
    v.missing as pending,
    l.leased,
    f.failed_attempts,
    c.failed_controls,
    s.cost as cost_planned,
    v.cost_done,
    m.finished as finished_last_minute,
    s.created_at,
    (
        select e.finalized_at from sweep.trial_states e
        where e.sweep_id = s.id and e.finalized_at is not null and e.state in ('succeeded', 'failed')
        order by e.finalized_at desc limit 1
    ) as last_finished_at,
    s.finalized_at,
    s.id as sweep_id
from sweep.sweeps s
join sweep.coverage v on v.sweep_id = s.id
cross join lateral (
    select count(*) as finished
    from sweep.trial_states e
    where e.sweep_id = s.id and e.finalized_at > now() - interval '1 minute' and e.state in ('succeeded', 'failed')
) m
cross join lateral (
    select count(*) as leased
    from sweep.running r
    join sweep.trials held on held.training_id = r.training_id
    left join sweep.trial_states ended on ended.trial_id = held.id
    where r.sweep_id = s.id and r.expires > now() and coalesce(ended.state, 'pending') = 'pending'
) l
cross join lateral (
    select count(*) as failed_attempts from sweep.attempts a join sweep.trials tried on tried.id = a.trial_id where a.cause is not null and tried.sweep_id = s.id
) f
cross join lateral (
    select count(*) as failed_controls
    from sweep.planned_trials control
    left join sweep.measurements m on m.trial_id = control.id
    where control.sweep_id = s.id and control.control and (control.state = 'failed' or control.state = 'succeeded' and m.verdict is distinct from 'confirmed')
) c;

comment on view sweep.sweep_progress is 'Shows the progress of each sweep';
comment on column sweep.sweep_progress.leased is 'Trials held by a worker at the last flush';
comment on column sweep.sweep_progress.failed_attempts is 'Attempts that ended without a measurement';
comment on column sweep.sweep_progress.failed_controls is 'Number of failed controls; if there are any, no verdict of the sweep counts';
comment on column sweep.sweep_progress.cost_planned is 'Estimated multiply-accumulate operations of all trials';
comment on column sweep.sweep_progress.cost_done is 'Estimated multiply-accumulate operations of the trials with a final state';
comment on column sweep.sweep_progress.cancelled is 'Trials that were cancelled with the sweep';
comment on column sweep.sweep_progress.created_at is 'When the sweep was submitted';
comment on column sweep.sweep_progress.failed is 'Trials that failed for good';
comment on column sweep.sweep_progress.finalized_at is 'When the sweep was finished or cancelled';
comment on column sweep.sweep_progress.finished_last_minute is 'Trials that were measured or failed for good in the last minute';
comment on column sweep.sweep_progress.infeasible is 'Trials whose network or sizes cannot exist';
comment on column sweep.sweep_progress.last_finished_at is 'When the last trial was measured or failed for good';
comment on column sweep.sweep_progress.pending is 'Trials without a final state';
comment on column sweep.sweep_progress.planned is 'Grid points, fixed at submission';
comment on column sweep.sweep_progress.priority is 'Priority; each step doubles the sweep''s share of the workers'' time';
comment on column sweep.sweep_progress.state is 'running, paused, finished or cancelled';
comment on column sweep.sweep_progress.succeeded is 'Trials with a measurement';
comment on column sweep.sweep_progress.sweep is 'Name of the sweep';
comment on column sweep.sweep_progress.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
