-- Shows the progress and the speed of each sweep.
create or replace view sweep.sweep_progress as
select
    s.name as sweep,
    s.state,
    s.priority,
    s.planned,
    coalesce(t.succeeded, 0) as succeeded,
    coalesce(t.failed, 0) as failed,
    coalesce(t.infeasible, 0) as infeasible,
    coalesce(t.cancelled, 0) as cancelled,
    s.planned - coalesce(t.final, 0) as pending,
    l.leased,
    f.failed_attempts,
    c.failed_controls,
    s.cost as cost_planned,
    coalesce(t.cost_done, 0) as cost_done,
    coalesce(t.finished_last_minute, 0) as finished_last_minute,
    s.created_at,
    t.last_finished_at,
    s.finalized_at,
    s.id as sweep_id
from sweep.sweeps s
cross join lateral (
    select
        sum(n) filter (where state = 'succeeded')::bigint as succeeded,
        sum(n) filter (where state = 'failed')::bigint as failed,
        sum(n) filter (where state = 'infeasible')::bigint as infeasible,
        sum(n) filter (where state = 'cancelled')::bigint as cancelled,
        sum(n) filter (where state <> 'pending')::bigint as final,
        sum(cost) filter (where state <> 'pending') as cost_done,
        max(last) filter (where state in ('succeeded', 'failed')) as last_finished_at,
        sum(lately) filter (where state in ('succeeded', 'failed'))::bigint as finished_last_minute
    -- Groups in the order of the index on sweep and state, so that only the index is read.
    from (
        select
            state, count(*) as n, sum(cost) as cost, max(finalized_at) as last, count(*) filter (where finalized_at > now() - interval '1 minute') as lately
        from sweep.trial_states where sweep_id = s.id group by state
    ) as states
) t
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
