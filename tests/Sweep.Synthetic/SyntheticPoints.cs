using Sweep.Theory.Points;

namespace Sweep.Synthetic;

/// <summary>The grid of a synthetic sweep as SQL: every axis of each trial, and what would have become of it, in a table of the transaction.</summary>
/// <remarks>
/// Sixty trials in a row are a block: one configuration at no tile crop and at eleven, five seeds each. Blocks walk through the product of the
/// other axes in steps that have no divisor in common with it, so that few of them already vary every axis. Chance is a hash of the ordinal:
/// the same sweep comes out every time.
/// </remarks>
internal static class SyntheticPoints
{
    /// <summary>Distinct combinations of the axes that a block does not vary; beyond them networks get wider.</summary>
    private const int Combinations = 4 * 8 * 5 * 2 * 3 * 2 * 2 * 5;

    /// <summary>What texts leave out.</summary>
    private static readonly string Absent = string.Join(", ", Axes.All.Where(static axis => axis.Absent is not null).Select(static axis => $"'{axis.Name}={axis.Absent}'"));

    public const string Table = """
        create temp table synthetic (
            n bigint, id uuid, training_id uuid, training bigint, configuration text, control boolean, seed int, dimensions int, depth int, factor int, padding text,
            upsampling text, width int, scene text, spacing int, train_window int, tile_crop int, steps int, period int, bound bigint, objects bigint,
            predicted bigint, seamless boolean, jump boolean, separable boolean, measure text[], state text, chance double precision, fate double precision
        ) on commit drop
        """;

    /// <summary>Parameters: number of trials, name of the sweep.</summary>
    public static readonly string Fill = $$"""
        insert into synthetic
        with numbered as (
            select n, n % 5 as seed, n % 60 / 5 as crop, n / 60 * 10007 % {{Combinations}} as point, n / 60 / {{Combinations}} as round, n < 2 as control
            from generate_series(0, $1::bigint - 1) as n
        ),
        axes as (
            select
                n, control,
                case when control then 0 else seed end as seed,
                case when control then 2 else point / 960 % 2 + 1 end::int as dimensions,
                case when control then n else point / 320 % 3 + 1 end::int as depth,
                case when control then 2 else point / 160 % 2 + 2 end::int as factor,
                case when control then 'valid' else ('[0:4]={valid,same,circular,reflect,replicate}'::text[])[point / 32 % 5] end as padding,
                case when point / 1920 % 2 = 0 or control then 'learnt' else 'nearest' end as upsampling,
                case when control then 7 else 8 * (point / 3840 % 5 + 1 + 5 * round) end::int as width,
                case when point / 4 % 8 = 7 and not control then 'constant' else 'discs' end as scene,
                case when control then 6 else point / 4 % 8 end::int as distance,
                case when control then 0 else point % 4 end::int as training_kind,
                case when control then 2 * n else crop end::int as crop
            from numbered
        ),
        periods as (
            select *, (factor ^ depth)::int as period, case when training_kind = 0 then 0 else 1500 end as steps from axes
        ),
        sizes as (
            select
                *,
                case when scene = 'constant' or control then 7 else period - 1 + distance end as spacing,
                case training_kind when 1 then period when 2 then period + 1 when 3 then 2 * period end as train_window,
                -- From one pixel below the period on; the control of law L5 has one above it.
                case when crop > 0 then period - 2 + crop + case when control then 1 else 0 end end as tile_crop
            from periods
        ),
        predictions as (
            select
                *,
                (period ^ dimensions)::bigint as bound,
                case
                    when padding not in ('valid', 'circular') then null
                    when scene = 'constant' then case upsampling when 'nearest' then 1 else period ^ dimensions end
                    else (period / gcd(spacing, period)) ^ dimensions
                end::bigint as predicted,
                case when scene = 'discs' and spacing < 4 then 'infeasible' end as state,
                case
                    when tile_crop is not null and steps > 0 then '{stitching,instances}'
                    when tile_crop is not null then '{stitching}'
                    when steps > 0 then '{separability,seams,instances}'
                    else '{separability}'
                end::text[] as measure,
                case when control then 0.5 else (hashint8extended(n, 1) & 1048575) / 1048576.0::double precision end as chance,
                (hashint8extended(n, 2) & 1048575) / 1048576.0::double precision as fate,
                concat(
                    'dimensions=', dimensions, ';depth=', depth, ';factor=', factor, ';padding=', padding, ';upsampling=', upsampling,
                    ';pooling=max;convolutions=2;width=', width, ';embedding=3;scene=', scene, ';radius=1;spacing=', spacing,
                    ';train_window=', coalesce(train_window::text, 'default')) as network,
                concat(
                    ';steps=', steps, ';learning_rate=', case steps when 0 then '0.001' else '0.003' end, ';delta_v=0;delta_d=3;pair_mask=by_index;precision=',
                    case steps when 0 then 'float64' else 'float32' end,
                    ';batch=1;normalisation=none;noise=0;elastic=0;images=;whole_image=default;halo=default;bandwidth=1.5;kernel=flat') as rest
            from sizes
        )
        select
            n,
            md5($2 || network || coalesce(tile_crop::text, '') || rest || seed)::uuid,
            case when state is null then md5($2 || network || rest || seed)::uuid end,
            dense_rank() over (order by n / 60, seed),
            (
                select string_agg(part, ';' order by place)
                from unnest(string_to_array(concat(network, ';tile_crop=', coalesce(tile_crop::text, 'default'), rest, ';measure=', array_to_string(measure, ',')), ';'))
                    with ordinality as parts (part, place)
                where part not in ({{Absent}})
            ),
            control, seed, dimensions, depth, factor, padding, upsampling, width, scene, spacing, train_window, tile_crop, steps, period, bound,
            case scene when 'constant' then 4 * bound else greatest(8, 2 * bound) end,
            predicted,
            case when tile_crop is not null then padding = 'valid' and tile_crop % period = 0 end,
            case when tile_crop is null and steps > 0 and padding = 'valid' then train_window <= period end,
            case when steps > 0 and padding in ('valid', 'circular') then predicted >= 4 end,
            measure,
            case
                when state is not null then state
                when control then 'succeeded'
                when n >= $1 - $1 / 50 then 'pending'
                when fate < 0.002 then 'cancelled'
                when fate < 0.008 then 'failed'
                else 'succeeded'
            end,
            chance, fate
        from predictions
        """;
}
