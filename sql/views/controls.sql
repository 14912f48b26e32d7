-- Lists the controls of each sweep, which are trials with a known outcome. If one fails, no verdict of the sweep counts.
create or replace view sweep.controls as
with outcomes as (
    select
        *,
        case when depth = 0 then 'without pooling all same-looking objects have one embedding' else 'a crop that is not a multiple of the period leaves a seam' end as claim,
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

comment on view sweep.controls is 'Lists the controls of each sweep; if one fails, every verdict of the sweep is inconclusive';
comment on column sweep.controls.control is 'Expected outcome';
comment on column sweep.controls.verdict is 'Verdict of the control itself';
comment on column sweep.controls.passed is 'Whether the outcome is the expected one; null: not yet measured';
comment on column sweep.controls.all_controls is 'State of all controls of the sweep: passed, failed (at least one failed) or pending';
comment on column sweep.controls.measured_distinct is 'Classes among the embeddings';
comment on column sweep.controls.ordinal is 'Place in the order of the grid, from 0';
comment on column sweep.controls.predicted_distinct is 'Largest possible number of different embeddings (laws L2 and L3); null: no law applies';
comment on column sweep.controls.predicted_seamless is 'Whether the stitched output equals the whole image''s (law L5)';
comment on column sweep.controls.state is 'State of the control';
comment on column sweep.controls.stitch_error_max is 'max |stitched - whole| in standard deviations of the whole output';
comment on column sweep.controls.sweep is 'Name of the sweep';
comment on column sweep.controls.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.controls.trial_id is 'Id of the trial; sweep show NAME --trial accepts its first digits';
