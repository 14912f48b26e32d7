using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;

namespace Sweep.Storage.Reports;

/// <summary>The statements behind a report. Parameter 1 is the sweep's name, 2 the number of rows.</summary>
internal static class ReportSql
{
    public const string Head = """
        select s.file_text, s.fresh, s.max_attempts, s.trial_timeout, s.note, s.tags, a.first_at, a.last_at
        from sweep.sweeps s
        cross join lateral (
            select min(a.started_at) as first_at, max(a.ended_at) as last_at from sweep.attempts a join sweep.trials t on t.id = a.trial_id where t.sweep_id = s.id
        ) a
        where s.name = $1
        """;

    public const string Surroundings = """
        select m.science, m.git_revision, m.libraries, m.device, m.one_dnn, m.self_test_passed, m.threads,
            count(*), count(*) filter (where m.reused_from is not null), count(distinct m.worker)
        from sweep.trials t
        join sweep.measurements m on m.trial_id = t.id
        where t.sweep_id = sweep.id_of($1)
        group by 1, 2, 3, 4, 5, 6, 7
        order by 8 desc, 1, 2, 3, 4
        """;

    public const string Determinism = """
        select late_compared, late_disagreeing, repeated_compared, repeated_disagreeing, unexplained from sweep.determinism_audit where sweep_id = sweep.id_of($1)
        """;

    public const string Deviations = $"""
        with deviating as (
            select
                case when state = 'failed' then 'failed' else verdict end as kind, trial_id, ordinal,
                coalesce(case when state = 'failed' then failure_cause || ': ' || coalesce(state_reason, '') else verdict_reason end, '') as reason
            from sweep.trial_results
            where sweep_id = sweep.id_of($1) and not control and (state = 'failed' or verdict in ('refuted', 'inconclusive', 'not_reached'))
        ),
        numbered as (
            select *, row_number() over (partition by kind order by ordinal) as nth, count(*) over (partition by kind) as of_kind from deviating
        )
        select n.kind, n.of_kind, n.trial_id, n.ordinal, t.canonical, n.reason
        from numbered n
        join sweep.planned_trials t on t.id = n.trial_id
        where n.nth <= $2
        order by {Weight}, n.ordinal
        """;

    public const string Pictures = $"""
        with pictures as (
            select
                f.artifact_id, f.trial_id, f.ordinal, f.bytes, r.verdict as kind, coalesce(r.verdict_reason, '') as reason, count(*) over () as in_all,
                row_number() over (partition by r.configuration order by {WeightOfVerdict}, f.ordinal) as nth
            from sweep.figures f
            join sweep.trial_results r on r.trial_id = f.trial_id
            where f.sweep_id = sweep.id_of($1) and r.sweep_id = sweep.id_of($1) and not r.control and f.kind = 'panel'
        )
        select p.artifact_id, p.trial_id, p.ordinal, t.canonical, coalesce(p.kind, 'not_predicted'), p.reason, p.bytes, p.in_all
        from pictures p
        join sweep.planned_trials t on t.id = p.trial_id
        where p.nth = 1
        order by {Weight}, p.ordinal
        limit $2
        """;

    private static readonly string[] HashedPredictions =
        ["predicted_distinct", "predicted_seamless", "predicted_jump", "predicted_separable", "predicted_equivariant"];

    // The numbers of the first hashes, in their order, and those that joined them together later: hashes that were printed stay what they are.
    private static readonly string[] FirstHashed =
    [
        "measured_distinct", "objects", "class_gap", "stitch_error_max", "stitch_error_rms", "jump_ratio", "final_loss", "steps_made", "separable", "truth_objects",
        "found_instances", "cut_objects", "false_splits", "false_merges", "ap50", "ap", "shift_error_max", "shift_error_scene",
    ];

    private static readonly string[] SecondHashed = ["level_response", "grid_gap", "background_gap", "stitch_error_generic", "empty_windows", "clustering_control"];

    private static readonly string[] NeverHashed = ["tolerance", "within_class", "between_classes", "output_deviation", "dead", "jump_profile", "loss_curve"];

    /// <summary>Hash of what was planned, predicted and measured; the same scheme as that of the predictions.</summary>
    public static string DataHash { get; } = HashOf(Quantities.All, Laws.All);

    /// <summary>The same with further quantities and laws: a measurement that has none of them keeps its hash.</summary>
    internal static string HashOf(IEnumerable<Quantity> quantities, IEnumerable<Law> laws)
    {
        var further = quantities.Select(static quantity => quantity.Name).Except([.. FirstHashed, .. SecondHashed, .. NeverHashed]).Select(static name => (Name: name, Column: $"m.{name}"))
            .Concat(laws.Where(static law => !HashedPredictions.Contains(law.PredictionColumn)).Select(static law => (Name: law.PredictionColumn, Column: $"t.{law.PredictionColumn}")))
            .Select(static value => $" || case when {value.Column} is null then '[]' else jsonb_build_array('{value.Name}', {value.Column}) end");
        return $"""
            with hashed as (
                select
                    t.ordinal,
                    sha256(convert_to((jsonb_build_array(
                        t.ordinal, t.canonical, t.state, t.failure_cause, {string.Join(", ", HashedPredictions.Select(static column => $"t.{column}"))},
                        {Columns(FirstHashed)}, m.verdict, m.reason
                    ) || case when e.evidence <> '[null, null, null, null, null, null, null]' then e.evidence else '[]' end{string.Concat(further)})::text, 'UTF8')) as trial
                from sweep.planned_trials t
                left join sweep.measurements m on m.trial_id = t.id
                -- What was measured before there was such evidence keeps its hash.
                cross join lateral jsonb_build_array({Columns(SecondHashed)}, m.cause) as e (evidence)
                where t.sweep_id = sweep.id_of($1)
            ),
            stretches as (
                select ordinal / 10000 as stretch, sha256(string_agg(trial, ''::bytea order by ordinal)) as trials from hashed group by ordinal / 10000
            )
            select encode(sha256(coalesce(string_agg(trials, ''::bytea order by stretch), ''::bytea)), 'hex') from stretches
            """;

        static string Columns(IEnumerable<string> names) => string.Join(", ", names.Select(static name => $"m.{name}"));
    }

    /// <summary>Feasible trials without a measurement, by the law that they were to test.</summary>
    public static readonly string Unmeasured = $"""
        select law, sum(waiting)::bigint
        from (select *, pending + failed + cancelled as waiting from sweep.configuration_results where sweep_id = sweep.id_of($1)) r
        cross join lateral (values {string.Join(", ", Laws.All.Select(static law => $"({law.RowColumn})"))}) as tested (law)
        where law is not null and waiting > 0
        group by law
        """;

    /// <summary>For each configuration of which several seeds were measured, their jump ratios in logarithms.</summary>
    public const string JumpRatios = """
        select count(*), avg(ln(jump_ratio)), stddev_samp(ln(jump_ratio))
        from sweep.trial_results
        where sweep_id = sweep.id_of($1) and not control and jump_ratio > 0 and jump_ratio < 'infinity'
        group by hashtextextended(configuration, 0), hashtextextended(configuration, 1)
        having count(*) > 1
        """;

    private const string Order = "when 'refuted' then 0 when 'failed' then 1 when 'inconclusive' then 2 when 'not_reached' then 3 when 'confirmed' then 4 else 5 end";

    private const string Weight = $"case kind {Order}";

    private const string WeightOfVerdict = $"case r.verdict {Order}";

    private const string Weightiest = $"case verdict {Order}, md5(configuration)";

    private const string Place = "dimensions, depth, factor, padding, upsampling, spacing";

    private static readonly string Configuration = NaturalOrder.By("configuration");

    /// <summary>
    /// Each view with the rows of it that say something of its law, which of many are chosen, and their order. The choice ends with a hash, so that
    /// of rows that weigh the same a sample of the whole grid is shown and not its first corner.
    /// </summary>
    private static readonly Dictionary<string, (string Telling, string Choice, string Order)> FoldedViews = new()
    {
        // Counts with padding that leaks have a table of their own.
        ["bound_validation"] = ("predicted is not null or padding in ('valid', 'circular')", Weightiest, $"case verdict {Order}, {Place}, {Configuration}"),
        ["stitching_validation"] = ("true", Weightiest, $"case verdict {Order}, {Place}, tile_crop, {Configuration}"),
        ["window_validation"] = ("true", Weightiest, $"case verdict {Order}, {Place}, train_window, {Configuration}"),
        ["separability_validation"] = ("true", Weightiest, $"case verdict {Order}, {Place}, {Configuration}"),
        ["shift_validation"] = ("true", Weightiest, $"case verdict {Order}, {Place}, {Configuration}"),
        ["padding_effect"] = (
            "padding in ('same', 'reflect', 'replicate')",
            $"times_bound desc nulls last, md5(concat_ws(';', {Place}, width, scene, train_window, steps))",
            $"times_bound desc nulls last, {Place}, train_window"),

        // Whole curves of some networks.
        ["tile_size_curve"] = ("mean_split_share is not null or mean_ap50 is not null", "md5(network), network, tile_crop", $"depth, factor, padding, {NaturalOrder.By("network")}, tile_crop"),
    };

    /// <summary>The rows of a view over the seeds.</summary>
    public static string Folded(string view) => $"""
        select *
        from (
            select *, count(*) over () as rows_in_all
            from sweep.{view}
            where sweep_id = sweep.id_of($1) and ({FoldedViews[view].Telling})
            order by {FoldedViews[view].Choice}
            limit $2
        ) chosen
        order by {FoldedViews[view].Order}
        """;
}
