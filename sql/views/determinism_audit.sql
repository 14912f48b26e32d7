-- One row a sweep: how many measurements were made twice, and how many of those pairs disagree in any bit.
create or replace view sweep.determinism_audit as
with late as (
    select t.sweep_id, count(*) as compared
    from sweep.late_measurements l
    join sweep.measurements m on m.trial_id = l.trial_id
    join sweep.trials t on t.id = l.trial_id
    group by t.sweep_id
),
repeated as (
    select t.sweep_id, count(*) as compared
    from sweep.measurements again
    join sweep.trials t on t.id = again.trial_id
    where again.reused_from is null and again.science <> '' and exists (
        select
        from sweep.trials o
        join sweep.measurements m on m.trial_id = o.id
        where o.canonical = t.canonical and o.id <> t.id and m.reused_from is null
            and m.science = again.science and m.libraries = again.libraries and m.device = again.device
            and (m.received_at, m.trial_id) < (again.received_at, again.trial_id)
    )
    group by t.sweep_id
),
disagreeing as (
    select
        sweep,
        count(*) filter (where kind = 'late') as late,
        count(*) filter (where kind = 'repeated') as repeated,
        count(*) filter (where same_conditions) as unexplained
    from sweep.disagreements
    group by sweep
)
select
    s.name as sweep,
    coalesce(l.compared, 0) as late_compared,
    coalesce(d.late, 0) as late_disagreeing,
    coalesce(r.compared, 0) as repeated_compared,
    coalesce(d.repeated, 0) as repeated_disagreeing,
    coalesce(d.unexplained, 0) as unexplained
from sweep.sweeps s
left join late l on l.sweep_id = s.id
left join repeated r on r.sweep_id = s.id
left join disagreeing d on d.sweep = s.name;

comment on view sweep.determinism_audit is 'What was measured twice in each sweep, and whether the numbers were the same to the last bit';
comment on column sweep.determinism_audit.late_compared is 'Late measurements of trials that have an accepted one';
comment on column sweep.determinism_audit.repeated_compared is 'Trials that another sweep had measured before by the same science, libraries and device';
comment on column sweep.determinism_audit.unexplained is 'Disagreements, of both kinds, under the same science, libraries, device and oneDNN setting';
