-- One row a sweep: planned = succeeded + failed + infeasible + cancelled + missing.
create or replace view sweep.coverage as
select
    s.name as sweep,
    s.planned,
    count(*) filter (where t.state = 'succeeded') as succeeded,
    count(*) filter (where t.state = 'failed') as failed,
    count(*) filter (where t.state = 'infeasible') as infeasible,
    count(*) filter (where t.state = 'cancelled') as cancelled,
    s.planned - count(*) filter (where t.state <> 'pending') as missing
from sweep.sweeps s
left join sweep.trials t on t.sweep_id = s.id
group by s.id;

comment on view sweep.coverage is 'What became of the planned trials of each sweep';
comment on column sweep.coverage.planned is 'Grid points, fixed at submission';
comment on column sweep.coverage.missing is 'Planned trials without a final state';
