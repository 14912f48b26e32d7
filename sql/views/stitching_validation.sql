-- Tests law L5, one row for each configuration over its planned seeds: the stitched output equals the whole output exactly if every crop is a multiple
-- of the effective period.
create or replace view sweep.stitching_validation as
select
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, normalisation, scene, spacing, steps, precision, period, tile_crop, halo, predicted_seamless,
    (select bool_and(crop % p = 0) from unnest(tile_crop, period) as axis(crop, p)) as crop_is_multiple,
    n,
    stitch_error_max_min as smallest_error_max,
    stitch_error_max_max as largest_error_max,
    sweep.mean_of(stitch_error_rms_n, stitch_error_rms_sum) as mean_error_rms,
    sweep.mean_of(stitch_error_rms_n, stitch_error_rms_sum) - sweep.half_width(stitch_error_rms_n, stitch_error_rms_squares) as error_rms_low,
    sweep.mean_of(stitch_error_rms_n, stitch_error_rms_sum) + sweep.half_width(stitch_error_rms_n, stitch_error_rms_squares) as error_rms_high,
    stitching_confirmed as confirmed,
    stitching_refuted as refuted,
    stitching_inconclusive as inconclusive,
    controls_failed,
    sweep.share_low(stitching_confirmed, n) as confirmed_low,
    sweep.share_high(stitching_confirmed, n) as confirmed_high,
    case
        when controls_failed then 'inconclusive'
        when predicted_seamless is null then 'not_predicted'
        else sweep.verdict_over_seeds(true, n, stitching_confirmed, stitching_not_reached, stitching_refuted)
    end as verdict,
    stitch_error_max_n as n_measured,
    stitching_not_reached as not_reached,
    sweep_id,
    stitching_law as law
from sweep.results_over_seeds
where tile_crop is not null and 'stitching' = any(measure) and n <> controls
    and (stitch_error_max_n > 0 or stitching_confirmed + stitching_not_reached + stitching_refuted + stitching_inconclusive + stitching_not_predicted > 0);

comment on view sweep.stitching_validation is 'Tests law L5 (tile-and-stitch) for each configuration over its seeds';
comment on column sweep.stitching_validation.crop_is_multiple is 'Whether the crop is a multiple of the period on every axis';
comment on column sweep.stitching_validation.smallest_error_max is 'Smallest over the seeds of max |stitched - whole|, in standard deviations';
comment on column sweep.stitching_validation.largest_error_max is 'Largest over the seeds of max |stitched - whole|, in standard deviations';
comment on column sweep.stitching_validation.error_rms_low is 'Lower end of the 95 % interval of mean_error_rms, by Student''s t; null for one seed';
comment on column sweep.stitching_validation.error_rms_high is 'Upper end of the 95 % interval of mean_error_rms, by Student''s t; null for one seed';
comment on column sweep.stitching_validation.verdict is 'refuted if one seed refutes; not_reached if one seed does not reach the prediction; confirmed if all conclusive seeds confirm and are at least half of n; inconclusive if a control of the sweep failed';
comment on column sweep.stitching_validation.not_reached is 'Seeds that do not reach the prediction';
comment on column sweep.stitching_validation.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.stitching_validation.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.stitching_validation.confirmed is 'Seeds that confirm the prediction';
comment on column sweep.stitching_validation.confirmed_low is 'Lower end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.stitching_validation.confirmed_high is 'Upper end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.stitching_validation.controls_failed is 'Whether a control of the sweep failed; if so, no verdict counts';
comment on column sweep.stitching_validation.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.stitching_validation.depth is 'l, number of pooling layers';
comment on column sweep.stitching_validation.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.stitching_validation.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.stitching_validation.halo is 'Pixels on each side of a padded tile that are thrown away; null: none';
comment on column sweep.stitching_validation.inconclusive is 'Seeds whose evidence is too weak for a verdict, including dead ones';
comment on column sweep.stitching_validation.mean_error_rms is 'Mean over the seeds of the RMS of stitched - whole, in standard deviations';
comment on column sweep.stitching_validation.normalisation is 'none, instance, batch or group';
comment on column sweep.stitching_validation.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.stitching_validation.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.stitching_validation.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.stitching_validation.precision is 'float32 or float64';
comment on column sweep.stitching_validation.predicted_seamless is 'Whether the stitched output equals the whole image''s (law L5)';
comment on column sweep.stitching_validation.refuted is 'Seeds that refute the prediction';
comment on column sweep.stitching_validation.scene is 'constant, discs, nuclei or images';
comment on column sweep.stitching_validation.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.stitching_validation.steps is 'Adam steps; 0: random weights';
comment on column sweep.stitching_validation.sweep is 'Name of the sweep';
comment on column sweep.stitching_validation.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.stitching_validation.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
comment on column sweep.stitching_validation.upsampling is 'learnt, nearest or linear';
comment on column sweep.stitching_validation.law is 'Law that the configuration tests';
