-- Lists trials that were measured twice with different numbers. Doubles are compared to the last bit, and NaN equals NaN. The kind "late" is a
-- report that arrived when the trial was already final. The kind "repeated" is a trial of a sweep submitted with --fresh, where another sweep measured
-- the same grid point earlier with the same science, libraries and device. It is compared with the first such measurement.
create or replace view sweep.disagreements as
-- Compares the numbers column by column first. Converting every pair to JSON would take four times as long.
with pairs as (
    select s.name as sweep, s.id as sweep_id, t.ordinal, m.trial_id, 'late' as kind, m.trial_id as accepted_trial_id, to_jsonb(m) as accepted, to_jsonb(l) as other
    from sweep.late_measurements l
    join sweep.measurements m on m.trial_id = l.trial_id
    join sweep.trials t on t.id = l.trial_id
    join sweep.sweeps s on s.id = t.sweep_id
    where (
        -- quantities of m
        -- end
    ) is distinct from (
        -- quantities of l
        -- end
    )
    union all
    select r.sweep, r.sweep_id, r.ordinal, r.trial_id, 'repeated', r.first_trial_id, to_jsonb(first), to_jsonb(again)
    from sweep.repeated_measurements r
    join sweep.measurements again on again.trial_id = r.trial_id
    join sweep.measurements first on first.trial_id = r.first_trial_id
    where (
        -- quantities of first
        -- end
    ) is distinct from (
        -- quantities of again
        -- end
    )
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
    c.sweep,
    c.ordinal,
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
    c.accepted_trial_id,
    c.sweep_id
from compared c;

comment on view sweep.disagreements is 'Lists pairs of measurements of one grid point that differ in a measured number';
comment on column sweep.disagreements.kind is 'late: compared with the accepted measurement of the trial; repeated: compared with the trial that was measured first';
comment on column sweep.disagreements.differing is 'Columns of trial_results that differ';
comment on column sweep.disagreements.accepted_values is 'Values of the accepted (repeated: the first) measurement in these columns';
comment on column sweep.disagreements.other_values is 'Values of the late (repeated: the second) measurement in these columns';
comment on column sweep.disagreements.same_conditions is 'Whether science, libraries, device and oneDNN setting are equal; if so, something is not deterministic';
comment on column sweep.disagreements.accepted_trial_id is 'late: the trial itself; repeated: the one that was measured first';
comment on column sweep.disagreements.accepted_device is 'Device of the accepted (repeated: the first) measurement';
comment on column sweep.disagreements.accepted_one_dnn is 'Whether oneDNN computed the accepted (repeated: the first) measurement';
comment on column sweep.disagreements.accepted_worker is 'Worker of the accepted (repeated: the first) measurement';
comment on column sweep.disagreements.ordinal is 'Place in the order of the grid, from 0';
comment on column sweep.disagreements.other_device is 'Device of the other measurement';
comment on column sweep.disagreements.other_one_dnn is 'Whether oneDNN computed the other measurement';
comment on column sweep.disagreements.other_worker is 'Worker of the other measurement';
comment on column sweep.disagreements.sweep is 'Name of the sweep';
comment on column sweep.disagreements.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.disagreements.trial_id is 'Trial that was measured again';
