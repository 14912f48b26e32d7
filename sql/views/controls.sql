-- The controls of each sweep: trials whose outcome is known. Where one fails, no verdict of the sweep counts.
create or replace view sweep.controls as
select
    sweep,
    trial_id,
    case when depth = 0 then 'without pooling all same-looking objects have one embedding' else 'a crop that is no multiple of the period leaves a seam' end as control,
    predicted_distinct,
    measured_distinct,
    predicted_seamless,
    stitch_error_max,
    state,
    verdict,
    case when state = 'pending' then null else state = 'succeeded' and verdict = 'confirmed' end as passed
from sweep.trial_results
where control;

comment on view sweep.controls is 'The controls of each sweep; where one fails, every verdict of the sweep is inconclusive';
comment on column sweep.controls.passed is 'Whether the control came out as it must; null: not yet measured';
