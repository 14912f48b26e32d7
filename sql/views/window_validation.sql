-- Law L6, one row for each configuration over its seeds: a network trained with w = P jumps at the lines of the period.
create or replace view sweep.window_validation as
select
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, width, scene, radius, spacing, steps,
    learning_rate, tile_crop, period,
    train_window,
    (select bool_or(w <= p) from unnest(train_window, period) as axis(w, p)) as window_within_period,
    predicted_jump,
    count(*) as n,
    min(jump_ratio) as min_jump_ratio,
    percentile_cont(0.5) within group (order by jump_ratio) as median_jump_ratio,
    max(jump_ratio) as max_jump_ratio,
    max(final_loss) as max_final_loss,
    count(*) filter (where seams_verdict = 'confirmed') as confirmed,
    count(*) filter (where seams_verdict = 'refuted') as refuted,
    count(*) filter (where seams_verdict = 'inconclusive') as inconclusive,
    case
        when predicted_jump is null then 'not_predicted'
        when count(*) filter (where seams_verdict = 'refuted') > 0 then 'refuted'
        when count(*) filter (where seams_verdict = 'inconclusive') = count(*) then 'inconclusive'
        else 'confirmed'
    end as verdict
from sweep.trial_results
where jump_ratio is not null
group by
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, width, scene, radius, spacing, steps,
    learning_rate, tile_crop, period, train_window, predicted_jump;

comment on view sweep.window_validation is 'Law L6 (training window) for each configuration over its seeds';
comment on column sweep.window_validation.window_within_period is 'Whether the training window is no larger than the period on some axis; null: the default window, which is larger';
comment on column sweep.window_validation.max_final_loss is 'Largest final loss over the seeds: ratios of trainings that have not converged say little';
comment on column sweep.window_validation.verdict is 'refuted if one seed refutes, else confirmed if one confirms';
