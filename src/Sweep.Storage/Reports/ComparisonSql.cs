using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;

namespace Sweep.Storage.Reports;

/// <summary>Two sweeps, $1 and $2, side by side. Controls stay out: they are the same points in every sweep.</summary>
internal static class ComparisonSql
{
    private static readonly string[] Numbers = [.. Quantities.All.Where(static quantity => quantity.IsCompared).Select(static quantity => quantity.Name)];

    private static readonly string[] OfLaws = [.. Laws.All.Select(static law => law.VerdictColumn)];

    private static readonly string Verdicts = string.Join(", ", OfLaws.Prepend("verdict"));

    private static readonly string Trials = $"select configuration, seed, state, {Verdicts} from sweep.trial_results where not control and sweep = ";

    private static readonly string Both = $"({Trials} $1) a join ({Trials} $2) b on a.configuration = b.configuration and a.seed = b.seed";

    private static readonly string All = $"({Trials} $1) a full join ({Trials} $2) b on a.configuration = b.configuration and a.seed = b.seed";

    private const string IsSameStream = "(select stream from sweep.sweeps where name = $1) is not distinct from (select stream from sweep.sweeps where name = $2)";

    /// <summary>
    /// Points in both sweeps, only in the first, only in the second, an example of each of the latter, and whether equal seeds mean equal networks.
    /// </summary>
    public static readonly string Points = $"""
        select
            count(*) filter (where a.seed is not null and b.seed is not null), count(*) filter (where b.seed is null), count(*) filter (where a.seed is null),
            min((a.configuration || ';seed=' || a.seed) collate "C") filter (where b.seed is null),
            min((b.configuration || ';seed=' || b.seed) collate "C") filter (where a.seed is null),
            {IsSameStream}
        from {All}
        """;

    /// <summary>Points that only one of the sweeps has: whether the first, configuration, seed, state.</summary>
    public static readonly string OnlyInOne = $"""
        select b.seed is null, coalesce(a.configuration, b.configuration), coalesce(a.seed, b.seed), coalesce(a.state, b.state)
        from {All}
        where a.seed is null or b.seed is null
        order by 1 desc, 2, 3
        """;

    // A verdict says nothing new where the states differ already, nor a law's where the verdicts do. Rows without any difference leave
    // at the join, before they are taken apart.
    private static readonly string Changed = $"""
        from {Both}
        cross join lateral (
            values
                ('state', a.state, b.state, true),
                ('verdict', a.verdict, b.verdict, a.state = b.state),
                {string.Join(",\n                ", OfLaws.Select(static one => $"('{one}', a.{one}, b.{one}, a.state = b.state and a.verdict is not distinct from b.verdict)"))}
        ) as c (what, before, after, telling)
        where ({Row("a")}) is distinct from ({Row("b")})
            and c.telling and c.before is distinct from c.after
        """;

    /// <summary>Counts each change of a value from one to another, with an example.</summary>
    public static readonly string VerdictGroups = $"""
        select c.what, c.before, c.after, count(*), min((a.configuration || ';seed=' || a.seed) collate "C")
        {Changed}
        group by 1, 2, 3
        order by count(*) desc, 1, 2, 3
        """;

    /// <summary>The same trial by trial: what, before, after, configuration, seed.</summary>
    public static readonly string VerdictChanges = $"select c.what, c.before, c.after, a.configuration, a.seed {Changed} order by 4, 5, 1";

    // Where two seeds or more are in both sweeps and mean the same networks, the change is the mean of the differences of equal seeds: half of
    // its interval is Student's t times the standard error of that mean, and seeds of one sweep only are left out. Elsewhere it is Welch's
    // interval of the difference of two means: Student's t, at as many degrees of freedom as Welch and Satterthwaite give (rounded down), times
    // the root of the sum of both means' variances. Without two values on both sides there is none, and any difference counts that is no
    // rounding: more than one part in a million, of 1 for smaller numbers.
    private static readonly string Compared = $"""
        with compared as (
            select a.configuration, c.*, c.pairs > 1 as paired
            from ({Side("$1")}) a
            join ({Side("$2")}) b on a.configuration = b.configuration
            left join ({Pairs}) p on p.configuration = a.configuration
            cross join lateral (
                values {string.Join(", ", Numbers.Select(static name => $"('{name}', {Of("a", name)}, {Of("b", name)}, {OfPairs(name)})"))}
            ) as c (what, total_a, n_a, mean_a, error_a, total_b, n_b, mean_b, error_b, pairs, pairs_a, pairs_b, pairs_error)
            where c.total_a > 0 and c.total_b > 0
        ),
        spread as (
            select
                configuration, what, paired, n_a, n_b, case when paired then n_a + n_b - 2 * pairs end as unpaired,
                case when paired then pairs end as pairs,
                case when paired then pairs_a else mean_a end as mean_a,
                case when paired then pairs_b else mean_b end as mean_b,
                n_a > 1 and n_b > 1 as over_seeds,
                case when paired then pairs_error when n_a > 1 and n_b > 1 then error_a + error_b end as variance,
                case when paired then pairs - 1 when n_a > 1 and n_b > 1 then case when error_a + error_b > 0
                    then floor(greatest(1, (error_a + error_b) ^ 2 / (error_a ^ 2 / (n_a - 1) + error_b ^ 2 / (n_b - 1)) + 1e-9))::bigint
                    else 1 end end as freedom
            from compared
        ),
        judged as (
            select *, mean_b - mean_a as difference, sweep.student_t(freedom + 1) * sqrt(variance) as half_width, 1e-6 * greatest(1, abs(mean_a), abs(mean_b)) as rounding
            from spread
        ),
        moves as (
            select
                *, case when n_a = 0 or n_b = 0 then n_a <> n_b else abs(difference) > greatest(half_width, rounding) end as moved,
                case when abs(difference) <= rounding then 0 when variance > 0 then difference / sqrt(variance) else 'Infinity' end as t
            from judged
        )
        """;

    /// <summary>
    /// How many numbers were compared over seeds and moved, and the same of those with one seed; how many by pairs, and the seeds left out there;
    /// t and degrees of freedom of each comparison over seeds.
    /// </summary>
    public static readonly string NumberTotals = $"""
        {Compared}
        select
            count(*) filter (where over_seeds), count(*) filter (where over_seeds and moved), count(*) filter (where not over_seeds),
            count(*) filter (where not over_seeds and moved), count(*) filter (where paired),
            (select coalesce(sum(left_out), 0)::bigint from (select max(unpaired) as left_out from moves group by configuration) of_configurations),
            coalesce(array_agg(t) filter (where over_seeds), array[]::double precision[]), coalesce(array_agg(freedom::double precision) filter (where over_seeds), array[]::double precision[])
        from moves
        """;

    /// <summary>Numbers that moved, those first that moved farthest beyond their interval.</summary>
    public static readonly string NumberChanges = $"""
        {Compared}
        select what, configuration, coalesce(pairs, n_a), coalesce(pairs, n_b), mean_a, mean_b, difference, half_width, pairs, unpaired, t, freedom::double precision
        from moves
        where moved
        order by abs(difference) / greatest(half_width, rounding) desc nulls first, configuration, what
        """;

    /// <summary>Number, mean and squared standard error of each measured number over the seeds of each configuration; not a number and infinities left out.</summary>
    private static string Side(string sweep)
    {
        var columns = Numbers.Select(static name =>
        {
            var finite = $"filter (where {Finite(name)})";
            return $"""
                count({name}) as {name}_total, count({name}) {finite} as {name}_n, (avg({name}) {finite})::double precision as {name}_mean,
                (var_samp({name}) {finite} / nullif(count({name}) {finite}, 0))::double precision as {name}_error
                """;
        });
        return $"select configuration, {string.Join(", ", columns)} from ({Succeeded(sweep)}) trials group by configuration";
    }

    /// <summary>
    /// Of the seeds of a configuration that both sweeps measured: number, both means, and squared standard error of the mean difference. None where
    /// the same seed means another network.
    /// </summary>
    private static string Pairs
    {
        get
        {
            var columns = Numbers.Select(static name =>
            {
                var finite = $"filter (where {Finite($"a.{name}")} and {Finite($"b.{name}")})";
                return $"""
                    count(*) {finite} as {name}_n, (avg(a.{name}) {finite})::double precision as {name}_a, (avg(b.{name}) {finite})::double precision as {name}_b,
                    (var_samp(b.{name} - a.{name}) {finite} / nullif(count(*) {finite}, 0))::double precision as {name}_error
                    """;
            });
            return $"""
                select a.configuration, {string.Join(", ", columns)}
                from ({Succeeded("$1")}) a join ({Succeeded("$2")}) b on a.configuration = b.configuration and a.seed = b.seed
                where {IsSameStream}
                group by a.configuration
                """;
        }
    }

    private static string Row(string side) => string.Join(", ", OfLaws.Prepend("verdict").Prepend("state").Select(name => $"{side}.{name}"));

    private static string OfPairs(string name) => $"p.{name}_n, p.{name}_a, p.{name}_b, p.{name}_error";

    private static string Finite(string number) => $"{number} > '-Infinity'::double precision and {number} < 'Infinity'::double precision";

    private static string Succeeded(string sweep) =>
        $"select configuration, seed, {string.Join(", ", Numbers)} from sweep.trial_results where not control and sweep = {sweep} and state = 'succeeded'";

    private static string Of(string side, string name) => $"{side}.{name}_total, {side}.{name}_n, {side}.{name}_mean, {side}.{name}_error";
}
