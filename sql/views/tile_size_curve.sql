-- One trained network at every tile size, over its seeds: the poster's figure e. The stitch error is zero at multiples of P alone;
-- there, too, the fewest objects are split at tile lines.
create or replace view sweep.tile_size_curve as
select
    sweep,
    regexp_replace(configuration, 'tile_crop=[^;]*;', '') as network,
    tile_crop,
    depth, factor, padding, pooling, scene, steps, period,
    (select bool_and(crop % p = 0) from unnest(tile_crop, period) as axis(crop, p)) as crop_is_multiple,
    count(*) as n,
    max(stitch_error_max) as largest_error_max,
    avg(jump_ratio) as mean_jump_ratio,
    avg(jump_ratio) - sweep.student_t(count(jump_ratio)) * stddev_samp(jump_ratio) / sqrt(count(jump_ratio)) as jump_ratio_low,
    avg(jump_ratio) + sweep.student_t(count(jump_ratio)) * stddev_samp(jump_ratio) / sqrt(count(jump_ratio)) as jump_ratio_high,
    avg(false_splits::double precision / nullif(cut_objects, 0)) as mean_split_share,
    avg(false_splits::double precision / nullif(cut_objects, 0)) - sweep.student_t(count(false_splits::double precision / nullif(cut_objects, 0))) * stddev_samp(false_splits::double precision / nullif(cut_objects, 0)) / sqrt(count(false_splits::double precision / nullif(cut_objects, 0))) as split_share_low,
    avg(false_splits::double precision / nullif(cut_objects, 0)) + sweep.student_t(count(false_splits::double precision / nullif(cut_objects, 0))) * stddev_samp(false_splits::double precision / nullif(cut_objects, 0)) / sqrt(count(false_splits::double precision / nullif(cut_objects, 0))) as split_share_high,
    max(false_splits::double precision / nullif(cut_objects, 0)) as max_split_share,
    avg(ap50) as mean_ap50,
    avg(ap50) - sweep.student_t(count(ap50)) * stddev_samp(ap50) / sqrt(count(ap50)) as ap50_low,
    avg(ap50) + sweep.student_t(count(ap50)) * stddev_samp(ap50) / sqrt(count(ap50)) as ap50_high,
    max(ap50) as max_ap50,
    avg(ap) as mean_ap,
    max(final_loss) as max_final_loss
from sweep.trial_results
where tile_crop is not null and (false_splits is not null or stitch_error_max is not null)
group by sweep, regexp_replace(configuration, 'tile_crop=[^;]*;', ''), depth, factor, padding, pooling, scene, steps, period, tile_crop
having not bool_and(control);

comment on view sweep.tile_size_curve is 'Stitch error, split objects and average precision against the tile crop, over the seeds';
comment on column sweep.tile_size_curve.network is 'Every axis but the seed and the tile crop: equal along a curve';
comment on column sweep.tile_size_curve.n is 'Measured seeds';
comment on column sweep.tile_size_curve.mean_split_share is 'Mean share of the objects that cross a tile line which came out as two or more instances';
comment on column sweep.tile_size_curve.split_share_low is '95 % interval of that mean, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.split_share_high is '95 % interval of that mean, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.mean_ap50 is 'Mean average precision at an intersection over union of 0.5';
comment on column sweep.tile_size_curve.max_final_loss is 'Largest final loss: curves of trainings that have not converged say little';
