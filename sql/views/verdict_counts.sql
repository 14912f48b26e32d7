-- Counts the measured trials of each sweep by verdict, without the controls.
create or replace view sweep.verdict_counts as
select
    s.name as sweep,
    coalesce(v.confirmed, 0) as confirmed,
    coalesce(v.not_reached, 0) as not_reached,
    coalesce(v.refuted, 0) as refuted,
    coalesce(v.inconclusive, 0) as inconclusive,
    coalesce(v.not_predicted, 0) as not_predicted,
    c.failed as controls_failed,
    s.id as sweep_id
from sweep.sweeps s
cross join lateral (
    select coalesce(bool_or(t.state = 'failed' or m.verdict <> 'confirmed'), false) as failed
    from sweep.planned_trials t
    left join sweep.measurements m on m.trial_id = t.id
    where t.sweep_id = s.id and t.control
) c
cross join lateral (
    select
        sum(k.confirmed) filter (where not c.failed) as confirmed,
        sum(k.not_reached) filter (where not c.failed) as not_reached,
        sum(k.refuted) filter (where not c.failed) as refuted,
        case when c.failed then sum(k.measured) else sum(k.inconclusive) end as inconclusive,
        sum(k.not_predicted) filter (where not c.failed) as not_predicted
    from sweep.kept_results k
    where k.sweep_id = s.id
) v;

comment on view sweep.verdict_counts is 'Counts the measured trials of each sweep by verdict, without its controls; all are inconclusive if a control failed';
comment on column sweep.verdict_counts.confirmed is 'Trials whose measurement agrees with the prediction';
comment on column sweep.verdict_counts.controls_failed is 'Whether a control of the sweep failed; if so, no verdict counts';
comment on column sweep.verdict_counts.inconclusive is 'Trials whose evidence is too weak; all trials if a control failed';
comment on column sweep.verdict_counts.not_predicted is 'Trials that no law applies to';
comment on column sweep.verdict_counts.not_reached is 'Trials that do not reach the prediction';
comment on column sweep.verdict_counts.refuted is 'Trials that contradict the prediction';
comment on column sweep.verdict_counts.sweep is 'Name of the sweep';
comment on column sweep.verdict_counts.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
