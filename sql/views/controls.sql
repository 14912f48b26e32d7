-- The controls of each sweep: trials whose outcome is known. Where one fails, no verdict of the sweep counts.
create or replace view sweep.controls as
with outcomes as (
    select
        *,
        case when depth = 0 then 'without pooling all same-looking objects have one embedding' else 'a crop that is no multiple of the period leaves a seam' end as claim,
        case when state in ('succeeded', 'failed') then state = 'succeeded' and verdict = 'confirmed' end as passed
    from sweep.trial_results
    where control
)
select
    sweep,
    ordinal,
    trial_id,
    claim as control,
    predicted_distinct,
    measured_distinct,
    predicted_seamless,
    stitch_error_max,
    state,
    verdict,
    passed,
    case
        when bool_or(not passed) over sweep then 'failed'
        when bool_and(coalesce(passed, false)) over sweep then 'passed'
        else 'pending'
    end as all_controls,
    sweep_id
from outcomes
window sweep as (partition by sweep, sweep_id);

comment on view sweep.controls is 'The controls of each sweep; where one fails, every verdict of the sweep is inconclusive';
comment on column sweep.controls.control is 'What must come out';
comment on column sweep.controls.verdict is 'The control''s own verdict';
comment on column sweep.controls.passed is 'Whether the control came out as it must; null: not yet measured';
comment on column sweep.controls.all_controls is 'Of the sweep: passed, failed (one did not come out as it must) or pending';
