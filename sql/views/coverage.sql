-- Counts the trials of each sweep: planned = succeeded + failed + infeasible + cancelled + missing.
create or replace view sweep.coverage as
select
    s.name as sweep,
    s.planned,
    t.succeeded,
    t.failed,
    t.infeasible,
    t.cancelled,
    s.planned - t.succeeded - t.failed - t.infeasible - t.cancelled as missing,
    s.id as sweep_id,
    t.cost as cost_done
from sweep.sweeps s
cross join lateral (
    select
        coalesce(sum(succeeded), 0)::bigint as succeeded,
        coalesce(sum(failed), 0)::bigint as failed,
        coalesce(sum(infeasible), 0)::bigint as infeasible,
        coalesce(sum(cancelled), 0)::bigint as cancelled,
        coalesce(sum(cost), 0) as cost
    from (
        select k.measured as succeeded, k.failed, k.infeasible, k.cancelled, k.cost from sweep.kept_results k where k.sweep_id = s.id
        union all
        -- The controls, which kept results do not count.
        select (e.state = 'succeeded')::integer, (e.state = 'failed')::integer, (e.state = 'infeasible')::integer, (e.state = 'cancelled')::integer,
            case when e.state <> 'pending' then e.cost end
        from sweep.trials c join sweep.trial_states e on e.trial_id = c.id
        where c.sweep_id = s.id and c.control
    ) as counted
) t;

comment on view sweep.coverage is 'Counts the planned trials of each sweep by state';
comment on column sweep.coverage.planned is 'Grid points, fixed at submission';
comment on column sweep.coverage.missing is 'Planned trials without a final state';
comment on column sweep.coverage.cancelled is 'Trials that were cancelled with the sweep';
comment on column sweep.coverage.failed is 'Trials that failed for good';
comment on column sweep.coverage.infeasible is 'Trials whose network or sizes cannot exist';
comment on column sweep.coverage.succeeded is 'Trials with a measurement';
comment on column sweep.coverage.sweep is 'Name of the sweep';
comment on column sweep.coverage.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.coverage.cost_done is 'Estimated multiply-accumulate operations of the trials with a final state';
