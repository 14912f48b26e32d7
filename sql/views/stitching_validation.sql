-- Law L5, one row for each configuration over its seeds: stitched equals whole exactly where every crop is a multiple of P.
create or replace view sweep.stitching_validation as
select
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, scene, spacing, steps, precision,
    period,
    tile_crop,
    (select bool_and(crop % p = 0) from unnest(tile_crop, period) as axis(crop, p)) as crop_is_multiple,
    predicted_seamless,
    count(*) as n,
    min(stitch_error_max) as smallest_error_max,
    max(stitch_error_max) as largest_error_max,
    avg(stitch_error_rms) as mean_error_rms,
    count(*) filter (where stitching_verdict = 'confirmed') as confirmed,
    count(*) filter (where stitching_verdict = 'refuted') as refuted,
    count(*) filter (where stitching_verdict = 'inconclusive') as inconclusive,
    case
        when predicted_seamless is null then 'not_predicted'
        when count(*) filter (where stitching_verdict = 'refuted') > 0 then 'refuted'
        when count(*) filter (where stitching_verdict = 'inconclusive') = count(*) then 'inconclusive'
        else 'confirmed'
    end as verdict
from sweep.trial_results
where stitch_error_max is not null
group by
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, scene, spacing, steps, precision,
    period, tile_crop, predicted_seamless;

comment on view sweep.stitching_validation is 'Law L5 (tile-and-stitch) for each configuration over its seeds';
comment on column sweep.stitching_validation.crop_is_multiple is 'Whether the crop is a multiple of the period on every axis';
comment on column sweep.stitching_validation.smallest_error_max is 'Smallest over the seeds of max |stitched - whole|, in standard deviations';
comment on column sweep.stitching_validation.largest_error_max is 'Largest over the seeds of max |stitched - whole|, in standard deviations';
comment on column sweep.stitching_validation.verdict is 'refuted if one seed refutes, else confirmed if one confirms';
