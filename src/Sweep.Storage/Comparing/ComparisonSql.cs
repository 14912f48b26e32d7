namespace Sweep.Storage.Comparing;

/// <summary>Two sweeps, $1 and $2, side by side. Controls stay out: they are the same points in every sweep.</summary>
internal static class ComparisonSql
{
    /// <summary>What is a number and not evidence of one, nor a rounding error: within_class and class_gap differ with every processor.</summary>
    private static readonly string[] Numbers =
    [
        "measured_distinct", "stitch_error_max", "stitch_error_rms", "jump_ratio", "final_loss", "found_instances", "false_splits", "false_merges", "ap50", "ap",
        "shift_error_max", "shift_error_scene",
    ];

    private const string Verdicts = "verdict, distinct_verdict, stitching_verdict, seams_verdict, separable_verdict, shifts_verdict";

    private const string Trials = $"select configuration, seed, state, {Verdicts} from sweep.trial_results where not control and sweep = ";

    private const string Both = $"({Trials} $1) a join ({Trials} $2) b on a.configuration = b.configuration and a.seed = b.seed";

    private const string All = $"({Trials} $1) a full join ({Trials} $2) b on a.configuration = b.configuration and a.seed = b.seed";

    /// <summary>Points in both sweeps, only in the first, only in the second, and an example of each of the latter.</summary>
    public const string Points = $"""
        select
            count(*) filter (where a.seed is not null and b.seed is not null), count(*) filter (where b.seed is null), count(*) filter (where a.seed is null),
            min((a.configuration || ';seed=' || a.seed) collate "C") filter (where b.seed is null),
            min((b.configuration || ';seed=' || b.seed) collate "C") filter (where a.seed is null)
        from {All}
        """;

    /// <summary>Points that only one of the sweeps has: whether the first, configuration, seed, state.</summary>
    public const string OnlyInOne = $"""
        select b.seed is null, coalesce(a.configuration, b.configuration), coalesce(a.seed, b.seed), coalesce(a.state, b.state)
        from {All}
        where a.seed is null or b.seed is null
        order by 1 desc, 2, 3
        """;

    // A verdict says nothing new where the states differ already, nor a law's where the verdicts do. Rows without any difference leave
    // at the join, before they are taken apart.
    private const string Changed = $"""
        from {Both}
        cross join lateral (
            values
                ('state', a.state, b.state, true),
                ('verdict', a.verdict, b.verdict, a.state = b.state),
                ('distinct_verdict', a.distinct_verdict, b.distinct_verdict, a.state = b.state and a.verdict is not distinct from b.verdict),
                ('stitching_verdict', a.stitching_verdict, b.stitching_verdict, a.state = b.state and a.verdict is not distinct from b.verdict),
                ('seams_verdict', a.seams_verdict, b.seams_verdict, a.state = b.state and a.verdict is not distinct from b.verdict),
                ('separable_verdict', a.separable_verdict, b.separable_verdict, a.state = b.state and a.verdict is not distinct from b.verdict),
                ('shifts_verdict', a.shifts_verdict, b.shifts_verdict, a.state = b.state and a.verdict is not distinct from b.verdict)
        ) as c (what, before, after, telling)
        where (a.state, a.verdict, a.distinct_verdict, a.stitching_verdict, a.seams_verdict, a.separable_verdict, a.shifts_verdict)
                is distinct from (b.state, b.verdict, b.distinct_verdict, b.stitching_verdict, b.seams_verdict, b.separable_verdict, b.shifts_verdict)
            and c.telling and c.before is distinct from c.after
        """;

    /// <summary>What changed from what to what, how often, and an example.</summary>
    public const string VerdictGroups = $"""
        select c.what, c.before, c.after, count(*), min((a.configuration || ';seed=' || a.seed) collate "C")
        {Changed}
        group by 1, 2, 3
        order by count(*) desc, 1, 2, 3
        """;

    /// <summary>The same trial by trial: what, before, after, configuration, seed.</summary>
    public const string VerdictChanges = $"select c.what, c.before, c.after, a.configuration, a.seed {Changed} order by 4, 5, 1";

    // Welch's interval of the difference of two means: half of it is Student's t, at as many degrees of freedom as Welch and
    // Satterthwaite give (rounded down), times the root of the sum of both means' variances. Without two values on both sides there is
    // none, and any difference counts that is no rounding: more than one part in a million, of 1 for smaller numbers.
    private static readonly string Compared = $"""
        with compared as (
            select a.configuration, c.*
            from ({Side("$1")}) a
            join ({Side("$2")}) b on a.configuration = b.configuration
            cross join lateral (
                values {string.Join(", ", Numbers.Select(static name => $"('{name}', {Of("a", name)}, {Of("b", name)})"))}
            ) as c (what, total_a, n_a, mean_a, error_a, total_b, n_b, mean_b, error_b)
            where c.total_a > 0 and c.total_b > 0
        ),
        spread as (
            select
                *, mean_b - mean_a as difference, n_a > 1 and n_b > 1 as over_seeds,
                case when n_a > 1 and n_b > 1 then case when error_a + error_b > 0
                    then floor(greatest(1, (error_a + error_b) ^ 2 / (error_a ^ 2 / (n_a - 1) + error_b ^ 2 / (n_b - 1)) + 1e-9))::bigint
                    else 1 end end as freedom
            from compared
        ),
        judged as (
            select
                configuration, what, n_a, n_b, mean_a, mean_b, difference, over_seeds,
                case when over_seeds then sweep.student_t(freedom + 1) * sqrt(error_a + error_b) end as half_width,
                1e-6 * greatest(1, abs(mean_a), abs(mean_b)) as rounding
            from spread
        ),
        moves as (
            select *, case when n_a = 0 or n_b = 0 then n_a <> n_b else abs(difference) > greatest(half_width, rounding) end as moved
            from judged
        )
        """;

    /// <summary>How many numbers were compared over seeds and moved, and the same of those with one seed.</summary>
    public static readonly string NumberTotals = $"""
        {Compared}
        select
            count(*) filter (where over_seeds), count(*) filter (where over_seeds and moved), count(*) filter (where not over_seeds),
            count(*) filter (where not over_seeds and moved)
        from moves
        """;

    /// <summary>Numbers that moved, those first that moved farthest beyond their interval.</summary>
    public static readonly string NumberChanges = $"""
        {Compared}
        select what, configuration, n_a, n_b, mean_a, mean_b, difference, half_width
        from moves
        where moved
        order by abs(difference) / greatest(half_width, rounding) desc nulls first, configuration, what
        """;

    /// <summary>Number, mean and squared standard error of each measured number over the seeds of each configuration; not a number and infinities left out.</summary>
    private static string Side(string sweep)
    {
        var columns = Numbers.Select(static name =>
        {
            var finite = $"filter (where {name} > '-Infinity'::double precision and {name} < 'Infinity'::double precision)";
            return $"""
                count({name}) as {name}_total, count({name}) {finite} as {name}_n, (avg({name}) {finite})::double precision as {name}_mean,
                (var_samp({name}) {finite} / nullif(count({name}) {finite}, 0))::double precision as {name}_error
                """;
        });
        return $"select configuration, {string.Join(", ", columns)} from sweep.trial_results where not control and sweep = {sweep} and state = 'succeeded' group by configuration";
    }

    private static string Of(string side, string name) => $"{side}.{name}_total, {side}.{name}_n, {side}.{name}_mean, {side}.{name}_error";
}
