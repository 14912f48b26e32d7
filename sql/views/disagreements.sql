-- Trials that were measured twice with different numbers. Equal means equal to the last bit: doubles are compared exactly, not a number
-- equals itself. "late" is a report that came when the trial was final already; "repeated" a trial that another sweep measured before and
-- this one, submitted with --fresh, again, by the same science, libraries and device; it is held against the first such measurement.
create or replace view sweep.disagreements as
-- Numbers are compared column by column first: turning every pair into JSON would cost four times as much as finding it.
with pairs as (
    select s.name as sweep, s.id as sweep_id, t.ordinal, m.trial_id, 'late' as kind, m.trial_id as accepted_trial_id, to_jsonb(m) as accepted, to_jsonb(l) as other
    from sweep.late_measurements l
    join sweep.measurements m on m.trial_id = l.trial_id
    join sweep.trials t on t.id = l.trial_id
    join sweep.sweeps s on s.id = t.sweep_id
    where (
        -- quantities of m
        m.measured_distinct, m.objects, m.tolerance, m.within_class, m.between_classes, m.class_gap, m.output_deviation, m.dead, m.stitch_error_max,
        m.stitch_error_rms, m.jump_ratio, m.jump_profile, m.final_loss, m.steps_made, m.loss_curve, m.separable, m.truth_objects, m.found_instances,
        m.cut_objects, m.false_splits, m.false_merges, m.ap50, m.ap, m.shift_error_max, m.shift_error_scene, m.level_response, m.grid_gap,
        m.background_gap, m.stitch_error_generic, m.empty_windows, m.clustering_control
        -- end
    ) is distinct from (
        -- quantities of l
        l.measured_distinct, l.objects, l.tolerance, l.within_class, l.between_classes, l.class_gap, l.output_deviation, l.dead, l.stitch_error_max,
        l.stitch_error_rms, l.jump_ratio, l.jump_profile, l.final_loss, l.steps_made, l.loss_curve, l.separable, l.truth_objects, l.found_instances,
        l.cut_objects, l.false_splits, l.false_merges, l.ap50, l.ap, l.shift_error_max, l.shift_error_scene, l.level_response, l.grid_gap,
        l.background_gap, l.stitch_error_generic, l.empty_windows, l.clustering_control
        -- end
    )
    union all
    select r.sweep, r.sweep_id, r.ordinal, r.trial_id, 'repeated', r.first_trial_id, to_jsonb(first), to_jsonb(again)
    from sweep.repeated_measurements r
    join sweep.measurements again on again.trial_id = r.trial_id
    join sweep.measurements first on first.trial_id = r.first_trial_id
    where (
        -- quantities of first
        first.measured_distinct, first.objects, first.tolerance, first.within_class, first.between_classes, first.class_gap, first.output_deviation,
        first.dead, first.stitch_error_max, first.stitch_error_rms, first.jump_ratio, first.jump_profile, first.final_loss, first.steps_made,
        first.loss_curve, first.separable, first.truth_objects, first.found_instances, first.cut_objects, first.false_splits, first.false_merges,
        first.ap50, first.ap, first.shift_error_max, first.shift_error_scene, first.level_response, first.grid_gap, first.background_gap,
        first.stitch_error_generic, first.empty_windows, first.clustering_control
        -- end
    ) is distinct from (
        -- quantities of again
        again.measured_distinct, again.objects, again.tolerance, again.within_class, again.between_classes, again.class_gap, again.output_deviation,
        again.dead, again.stitch_error_max, again.stitch_error_rms, again.jump_ratio, again.jump_profile, again.final_loss, again.steps_made,
        again.loss_curve, again.separable, again.truth_objects, again.found_instances, again.cut_objects, again.false_splits, again.false_merges,
        again.ap50, again.ap, again.shift_error_max, again.shift_error_scene, again.level_response, again.grid_gap, again.background_gap,
        again.stitch_error_generic, again.empty_windows, again.clustering_control
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

comment on view sweep.disagreements is 'Pairs of measurements of one grid point that differ in a measured number';
comment on column sweep.disagreements.kind is 'late: against the trial''s own accepted measurement; repeated: against that of the trial that was measured first';
comment on column sweep.disagreements.differing is 'Columns of trial_results that differ';
comment on column sweep.disagreements.accepted_values is 'What the accepted (repeated: the first) measurement says in these columns';
comment on column sweep.disagreements.other_values is 'What the late (repeated: this trial''s) measurement says in them';
comment on column sweep.disagreements.same_conditions is 'Whether science, libraries, device and oneDNN setting are the same: then something is not deterministic';
comment on column sweep.disagreements.accepted_trial_id is 'late: the trial itself; repeated: the one that was measured first';
comment on column sweep.disagreements.accepted_device is 'Device of the accepted (repeated: the first) measurement';
comment on column sweep.disagreements.accepted_one_dnn is 'Whether oneDNN computed the accepted (repeated: the first) measurement';
comment on column sweep.disagreements.accepted_worker is 'Worker of the accepted (repeated: the first) measurement';
comment on column sweep.disagreements.ordinal is 'Place in the order of the grid, from 0';
comment on column sweep.disagreements.other_device is 'Device of the other measurement';
comment on column sweep.disagreements.other_one_dnn is 'Whether oneDNN computed the other measurement';
comment on column sweep.disagreements.other_worker is 'Worker of the other measurement';
comment on column sweep.disagreements.sweep is 'Name of the sweep';
comment on column sweep.disagreements.sweep_id is 'Id of the sweep: in a database of many sweeps the quickest filter';
comment on column sweep.disagreements.trial_id is 'Trial that was measured again';
