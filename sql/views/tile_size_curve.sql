-- Compares the tile sizes of each trained network over its seeds, as in figure e of the poster. The stitch error is zero only at multiples of P. The
-- fewest objects are split at tile lines there, too.
create or replace view sweep.tile_size_curve as
with cut as (
    select *, false_splits::double precision / nullif(cut_objects, 0) as split_share
    from sweep.trial_results
    where state <> 'infeasible' and tile_crop is not null and measure && '{stitching,instances}'
),
folded as (
    select
        sweep, sweep_id, tile_crop,
        min(ordinal) as ordinal,
        count(*) as n,
        count(*) filter (where false_splits is not null or stitch_error_max is not null) as n_measured,
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
    -- Groups by configuration, which is a network with a tile crop.
    group by sweep, sweep_id, configuration_id, tile_crop
    having not bool_and(control) and bool_or(false_splits is not null or stitch_error_max is not null)
)
select
    f.sweep,
    network,
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
    n_measured,
    f.sweep_id
from folded f
join sweep.planned_trials t on t.sweep_id = f.sweep_id and t.ordinal = f.ordinal;

comment on view sweep.tile_size_curve is 'Shows stitch error, split objects and average precision by tile crop, over the seeds';
comment on column sweep.tile_size_curve.network is 'Every axis but the seed and the tile crop: equal along a curve';
comment on column sweep.tile_size_curve.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.tile_size_curve.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.tile_size_curve.mean_split_share is 'Mean share of split objects, which are two or more instances, among the objects that cross a tile line';
comment on column sweep.tile_size_curve.split_share_low is 'Lower end of the 95 % interval of mean_split_share, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.split_share_high is 'Upper end of the 95 % interval of mean_split_share, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.mean_ap50 is 'Mean average precision at an intersection over union of 0.5';
comment on column sweep.tile_size_curve.max_final_loss is 'Largest final loss over the seeds; without convergence the curve means little';
comment on column sweep.tile_size_curve.ap50_high is 'Upper end of the 95 % interval of mean_ap50, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.ap50_low is 'Lower end of the 95 % interval of mean_ap50, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.crop_is_multiple is 'Whether the crop is a multiple of the period on every axis';
comment on column sweep.tile_size_curve.depth is 'l, number of pooling layers';
comment on column sweep.tile_size_curve.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.tile_size_curve.jump_ratio_high is 'Upper end of the 95 % interval of mean_jump_ratio, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.jump_ratio_low is 'Lower end of the 95 % interval of mean_jump_ratio, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.largest_error_max is 'Largest over the seeds of max |stitched - whole|, in standard deviations';
comment on column sweep.tile_size_curve.max_ap50 is 'Largest average precision over the seeds, at an intersection over union of 0.5';
comment on column sweep.tile_size_curve.max_split_share is 'Largest share of split objects over the seeds';
comment on column sweep.tile_size_curve.mean_ap is 'Mean of the average precision over the thresholds 0.5, 0.55 .. 0.95';
comment on column sweep.tile_size_curve.mean_jump_ratio is 'Mean jump ratio over the seeds; 1: no jump';
comment on column sweep.tile_size_curve.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.tile_size_curve.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.tile_size_curve.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.tile_size_curve.scene is 'constant, discs, nuclei or images';
comment on column sweep.tile_size_curve.steps is 'Adam steps; 0: random weights';
comment on column sweep.tile_size_curve.sweep is 'Name of the sweep';
comment on column sweep.tile_size_curve.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.tile_size_curve.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
