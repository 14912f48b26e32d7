-- Trials that were measured twice with different numbers. Equal means equal to the last bit: doubles are compared exactly, not a number
-- equals itself. "late" is a report that came when the trial was final already; "repeated" a trial that another sweep measured before and
-- this one, submitted with --fresh, again, by the same science, libraries and device; it is held against the first such measurement.
create or replace view sweep.disagreements as
with pairs as (
    select m.trial_id, 'late' as kind, m.trial_id as accepted_trial_id, to_jsonb(m) as accepted, to_jsonb(l) as other
    from sweep.late_measurements l
    join sweep.measurements m on m.trial_id = l.trial_id
    union all
    select again.trial_id, 'repeated', first.trial_id, to_jsonb(first), to_jsonb(again)
    from sweep.measurements again
    join sweep.trials t on t.id = again.trial_id
    cross join lateral (
        select m.*
        from sweep.trials o
        join sweep.measurements m on m.trial_id = o.id
        where o.canonical = t.canonical and m.reused_from is null and m.science = again.science and m.libraries = again.libraries and m.device = again.device
        order by m.received_at, m.trial_id
        limit 1
    ) as first
    where again.reused_from is null and again.science <> '' and first.trial_id <> again.trial_id
),
compared as (
    select
        p.*,
        (
            select array_agg(a.key order by a.key)
            from jsonb_each(sweep.measured_numbers(p.accepted)) a
            where a.value is distinct from p.other -> a.key
        ) as differing
    from pairs p
)
select
    s.name as sweep,
    t.ordinal,
    c.trial_id,
    c.kind,
    c.differing,
    (select jsonb_object_agg(name, c.accepted -> name) from unnest(c.differing) as name) as accepted_values,
    (select jsonb_object_agg(name, c.other -> name) from unnest(c.differing) as name) as other_values,
    (c.accepted -> 'science', c.accepted -> 'libraries', c.accepted -> 'device', c.accepted -> 'one_dnn')
        = (c.other -> 'science', c.other -> 'libraries', c.other -> 'device', c.other -> 'one_dnn') as same_conditions,
    c.accepted ->> 'worker' as accepted_worker,
    c.other ->> 'worker' as other_worker,
    c.accepted ->> 'device' as accepted_device,
    c.other ->> 'device' as other_device,
    (c.accepted ->> 'one_dnn')::boolean as accepted_one_dnn,
    (c.other ->> 'one_dnn')::boolean as other_one_dnn,
    c.accepted_trial_id
from compared c
join sweep.trials t on t.id = c.trial_id
join sweep.sweeps s on s.id = t.sweep_id
where c.differing is not null;

comment on view sweep.disagreements is 'Pairs of measurements of one grid point that differ in a measured number';
comment on column sweep.disagreements.kind is 'late: against the trial''s own accepted measurement; repeated: against that of the trial that was measured first';
comment on column sweep.disagreements.differing is 'Columns of trial_results that differ';
comment on column sweep.disagreements.accepted_values is 'What the accepted (repeated: the first) measurement says in these columns';
comment on column sweep.disagreements.other_values is 'What the late (repeated: this trial''s) measurement says in them';
comment on column sweep.disagreements.same_conditions is 'Whether science, libraries, device and oneDNN setting are the same: then something is not deterministic';
comment on column sweep.disagreements.accepted_trial_id is 'late: the trial itself; repeated: the one that was measured first';
