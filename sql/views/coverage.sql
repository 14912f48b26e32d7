-- Counts the trials of each sweep: planned = succeeded + failed + infeasible + cancelled + missing.
create or replace view sweep.coverage as
select
    s.name as sweep,
    s.planned,
    coalesce(t.succeeded, 0) as succeeded,
    coalesce(t.failed, 0) as failed,
    coalesce(t.infeasible, 0) as infeasible,
    coalesce(t.cancelled, 0) as cancelled,
    s.planned - coalesce(t.final, 0) as missing,
    s.id as sweep_id
from sweep.sweeps s
cross join lateral (
    select
        sum(n) filter (where state = 'succeeded')::bigint as succeeded,
        sum(n) filter (where state = 'failed')::bigint as failed,
        sum(n) filter (where state = 'infeasible')::bigint as infeasible,
        sum(n) filter (where state = 'cancelled')::bigint as cancelled,
        sum(n) filter (where state <> 'pending')::bigint as final
    -- Groups in the order of the index on sweep and state, so that only the index is read.
    from (select state, count(*) as n from sweep.trial_states where sweep_id = s.id group by state) as states
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
