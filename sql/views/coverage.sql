-- One row a sweep: planned = succeeded + failed + infeasible + cancelled + missing.
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
    -- In the order of the index on sweep and state, which alone is read.
    from (select state, count(*) as n from sweep.trials where sweep_id = s.id group by state) as states
) t;

comment on view sweep.coverage is 'What became of the planned trials of each sweep';
comment on column sweep.coverage.planned is 'Grid points, fixed at submission';
comment on column sweep.coverage.missing is 'Planned trials without a final state';
