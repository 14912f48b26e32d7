-- One trained network at every tile size, over its seeds: the poster's figure e. The stitch error is zero at multiples of P alone;
-- there, too, the fewest objects are split at tile lines.
create or replace view sweep.tile_size_curve as
with cut as (
    select *, false_splits::double precision / nullif(cut_objects, 0) as split_share
    from sweep.trial_results
    where tile_crop is not null and (false_splits is not null or stitch_error_max is not null)
),
folded as (
    select
        sweep, sweep_id, tile_crop,
        min(ordinal) as ordinal,
        count(*) as n,
        max(stitch_error_max) as largest_error_max,
        avg(jump_ratio) as mean_jump_ratio,
        sweep.student_t(count(jump_ratio)) * stddev_samp(jump_ratio) / sqrt(count(jump_ratio)) as jump_ratio_half_width,
        avg(split_share) as mean_split_share,
        sweep.student_t(count(split_share)) * stddev_samp(split_share) / sqrt(count(split_share)) as split_share_half_width,
        max(split_share) as max_split_share,
        avg(ap50) as mean_ap50,
        sweep.student_t(count(ap50)) * stddev_samp(ap50) / sqrt(count(ap50)) as ap50_half_width,
        max(ap50) as max_ap50,
        avg(ap) as mean_ap,
        max(final_loss) as max_final_loss
    from cut
    -- A network at a crop is a configuration. Its text is long: two hashes of it are as good and quicker to sort.
    group by sweep, sweep_id, hashtextextended(configuration, 0), hashtextextended(configuration, 1), tile_crop
    having not bool_and(control)
)
select
    f.sweep,
    regexp_replace(configuration, 'tile_crop=[^;]*;', '') as network,
    f.tile_crop,
    depth, factor, padding, pooling, scene, steps, period,
    (select bool_and(crop % p = 0) from unnest(f.tile_crop, period) as axis(crop, p)) as crop_is_multiple,
    n,
    largest_error_max,
    mean_jump_ratio,
    mean_jump_ratio - jump_ratio_half_width as jump_ratio_low,
    mean_jump_ratio + jump_ratio_half_width as jump_ratio_high,
    mean_split_share,
    mean_split_share - split_share_half_width as split_share_low,
    mean_split_share + split_share_half_width as split_share_high,
    max_split_share,
    mean_ap50,
    mean_ap50 - ap50_half_width as ap50_low,
    mean_ap50 + ap50_half_width as ap50_high,
    max_ap50,
    mean_ap,
    max_final_loss,
    f.sweep_id
from folded f
join sweep.trials t on t.sweep_id = f.sweep_id and t.ordinal = f.ordinal;

comment on view sweep.tile_size_curve is 'Stitch error, split objects and average precision against the tile crop, over the seeds';
comment on column sweep.tile_size_curve.network is 'Every axis but the seed and the tile crop: equal along a curve';
comment on column sweep.tile_size_curve.n is 'Measured seeds';
comment on column sweep.tile_size_curve.mean_split_share is 'Mean share of the objects that cross a tile line which came out as two or more instances';
comment on column sweep.tile_size_curve.split_share_low is '95 % interval of that mean, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.split_share_high is '95 % interval of that mean, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.mean_ap50 is 'Mean average precision at an intersection over union of 0.5';
comment on column sweep.tile_size_curve.max_final_loss is 'Largest final loss: curves of trainings that have not converged say little';
