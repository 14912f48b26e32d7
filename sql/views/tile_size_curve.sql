-- Compares the tile sizes of each trained network over its seeds, as in figure e of the poster. The stitch error is zero only at multiples of P. The
-- fewest objects are split at tile lines there, too.
create or replace view sweep.tile_size_curve as
select
    sweep,
    network,
    tile_crop,
    depth, factor, padding, pooling, scene, steps, period,
    (select bool_and(crop % p = 0) from unnest(tile_crop, period) as axis(crop, p)) as crop_is_multiple,
    n,
    stitch_error_max_max as largest_error_max,
    sweep.mean_of(jump_ratio_n, jump_ratio_sum) as mean_jump_ratio,
    sweep.mean_of(jump_ratio_n, jump_ratio_sum) - sweep.half_width(jump_ratio_n, jump_ratio_squares) as jump_ratio_low,
    sweep.mean_of(jump_ratio_n, jump_ratio_sum) + sweep.half_width(jump_ratio_n, jump_ratio_squares) as jump_ratio_high,
    sweep.mean_of(false_splits_share_n, false_splits_share_sum) as mean_split_share,
    sweep.mean_of(false_splits_share_n, false_splits_share_sum) - sweep.half_width(false_splits_share_n, false_splits_share_squares) as split_share_low,
    sweep.mean_of(false_splits_share_n, false_splits_share_sum) + sweep.half_width(false_splits_share_n, false_splits_share_squares) as split_share_high,
    false_splits_share_max as max_split_share,
    sweep.mean_of(ap50_n, ap50_sum) as mean_ap50,
    sweep.mean_of(ap50_n, ap50_sum) - sweep.half_width(ap50_n, ap50_squares) as ap50_low,
    sweep.mean_of(ap50_n, ap50_sum) + sweep.half_width(ap50_n, ap50_squares) as ap50_high,
    ap50_max as max_ap50,
    sweep.mean_of(ap_n, ap_sum) as mean_ap,
    final_loss_max as max_final_loss,
    -- Seeds with one of the two numbers; trials are read where neither number is that of all measured seeds.
    case
        when least(false_splits_n, stitch_error_max_n) = 0 or greatest(false_splits_n, stitch_error_max_n) = succeeded then greatest(false_splits_n, stitch_error_max_n)
        else (
            select count(*) filter (where m.false_splits is not null or m.stitch_error_max is not null)
            from sweep.trials t join sweep.measurements m on m.trial_id = t.id
            where t.configuration_id = r.configuration_id
        )
    end as n_measured,
    sweep_id
from sweep.results_over_seeds r
where tile_crop is not null and measure && '{stitching,instances}' and n <> controls and (false_splits_n > 0 or stitch_error_max_n > 0);

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
