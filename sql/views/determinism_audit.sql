-- Counts for each sweep the measurements that were made twice, and the pairs that differ in any bit.
create or replace view sweep.determinism_audit as
select
    s.name as sweep,
    l.compared as late_compared,
    coalesce(d.late, 0) as late_disagreeing,
    coalesce(r.compared, 0) as repeated_compared,
    coalesce(d.repeated, 0) as repeated_disagreeing,
    coalesce(d.unexplained, 0) as unexplained,
    s.id as sweep_id
from sweep.sweeps s
cross join lateral (
    select count(*) as compared
    from sweep.late_measurements l
    join sweep.measurements m on m.trial_id = l.trial_id
    where m.sweep_id = s.id
) l
left join (select sweep_id, sweep, count(*) as compared from sweep.repeated_measurements group by sweep_id, sweep) r on r.sweep = s.name and r.sweep_id = s.id
left join (
    select
        sweep_id, sweep,
        count(*) filter (where kind = 'late') as late,
        count(*) filter (where kind = 'repeated') as repeated,
        count(*) filter (where same_conditions) as unexplained
    from sweep.disagreements
    group by sweep_id, sweep
) d on d.sweep = s.name and d.sweep_id = s.id;

comment on view sweep.determinism_audit is 'Counts the measurements of each sweep that were made twice, and those that differ in any bit';
comment on column sweep.determinism_audit.late_compared is 'Late measurements of trials that have an accepted one';
comment on column sweep.determinism_audit.repeated_compared is 'Trials that another sweep measured earlier with the same science, libraries and device';
comment on column sweep.determinism_audit.unexplained is 'Disagreements, of both kinds, under the same science, libraries, device and oneDNN setting';
comment on column sweep.determinism_audit.late_disagreeing is 'Late measurements whose numbers differ from the accepted ones in any bit';
comment on column sweep.determinism_audit.repeated_disagreeing is 'Repeated measurements whose numbers differ from the first ones in any bit';
comment on column sweep.determinism_audit.sweep is 'Name of the sweep';
comment on column sweep.determinism_audit.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
