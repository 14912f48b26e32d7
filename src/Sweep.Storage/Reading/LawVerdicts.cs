using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Storage.Reading;

/// <summary>Verdicts of a sweep on one law.</summary>
/// <param name="Law">Such as <c>L2 exact count</c>.</param>
/// <param name="Trials">Measured trials with a prediction of the law, and their verdicts.</param>
/// <param name="Configurations">
/// The same with the seeds of a configuration taken together: for counts the largest one is compared with the prediction.
/// </param>
public sealed record LawVerdicts(string Law, long N, VerdictCounts Trials, long NConfigurations, VerdictCounts Configurations);

/// <summary>A trial that refutes a law, with the evidence.</summary>
/// <param name="Canonical">The grid point as text.</param>
public sealed record RefutedTrial(
    Guid Trial, long Ordinal, string Canonical, string Reason, long? PredictedDistinct, long? MeasuredDistinct, double? ClassGap, bool? PredictedSeamless,
    double? StitchErrorMax, bool? PredictedJump, double? JumpRatio);

/// <summary>Trials that failed for good for one cause, with one of their errors.</summary>
public sealed record FailureGroup(string Cause, long N, string Example);

/// <summary>Trials of one verdict for one cause.</summary>
/// <param name="Cause">Without a trial's own numbers; null: measured before causes were noted.</param>
public sealed record VerdictCause(Verdict Verdict, string? Cause, long N)
{
    /// <summary>The cause in words.</summary>
    public string Words => Cause ?? "measured before causes were noted";

    /// <summary>"23 inconclusive: class gap below 3".</summary>
    public string Line => FormattableString.Invariant($"{N} {ChoiceText.Of(Verdict).Replace('_', ' ')}: {Words}");
}

/// <summary>Measured trials that are not confirmed, by verdict and cause.</summary>
/// <param name="Largest">The largest groups, the largest first.</param>
/// <param name="Groups">How many groups there are in all.</param>
/// <param name="Trials">How many trials are in all of them.</param>
public sealed record VerdictCauses(IReadOnlyList<VerdictCause> Largest, long Groups, long Trials)
{
    /// <summary>"and 3 more causes (12 trials)"; null: all groups are told.</summary>
    public string? More => Groups - Largest.Count is > 0 and var more
        ? FormattableString.Invariant($"and {more} more cause{(more == 1 ? "" : "s")} ({Left} trial{(Left == 1 ? "" : "s")})")
        : null;

    private long Left => Trials - Largest.Sum(static group => group.N);

    /// <summary>The cause of most trials with this verdict; null: there is none, or it was not noted.</summary>
    public string? Main(Verdict verdict) => Largest.FirstOrDefault(group => group.Verdict == verdict)?.Cause;
}

/// <summary>Reads the verdict table. The submission of a trial decides which laws it tests.</summary>
internal static class LawVerdictsSql
{
    public const string Counts = """
        count(*) filter (where verdict = 'confirmed') as confirmed, count(*) filter (where verdict = 'not_reached') as not_reached,
        count(*) filter (where verdict = 'refuted') as refuted, count(*) filter (where verdict = 'inconclusive') as inconclusive,
        count(*) filter (where verdict = 'not_predicted') as not_predicted
        """;

    // Trials without controls: those that results over seeds count beside others are subtracted. A configuration tells something where a seed does.
    // Many configurations are alike in all that is read here: they are counted first.
    public static readonly string Text = $"""
        with alike as (
            select
                {string.Join(",\n        ", Laws.All.Select(static law => $"{law.RowColumn}, {law.Headline.Name}_n > 0 as {law.Key}_numbers, {law.PredictionColumn} is not null as {law.Key}_predicted, {Every(law)} as {law.Key}_every, {Each(law)}"))},
                n, n <> controls as planned, controls_failed, count(*) as times
            from sweep.results_over_seeds
            where sweep_id = sweep.id_of($1)
            group by {string.Join(", ", Laws.All.Select(static law => $"{law.RowColumn}, {law.Key}_numbers, {law.Key}_predicted, {law.Key}_every, {Each(law)}"))}, n, planned, controls_failed
        ),
        tested as (
            select l.law, {string.Join(", ", ChoiceText.All<Verdict>().Select(static word => $"times * l.{word} as {word}"))}, times,
                planned and (numbers or {Total("l.")} > 0) as tells,
                case when controls_failed then 'inconclusive' when not predicted then 'not_predicted' else sweep.verdict_over_seeds(every, n, l.confirmed, l.not_reached, l.refuted) end as verdict
            from alike
            cross join lateral (
                values {string.Join(",\n            ", Laws.All.Select(static law => $"({law.RowColumn}, {law.Key}_numbers, {law.Key}_predicted, {law.Key}_every, {Each(law)})"))}
            ) as l (law, numbers, predicted, every, {EachVerdict()})
            where l.law is not null
            union all
            select l.law, {string.Join(", ", ChoiceText.All<Verdict>().Select(static word => $"-(l.verdict = '{word}')::integer"))}, 0, false, null
            from sweep.trial_results
            cross join lateral (values {string.Join(", ", Laws.All.Select(static law => $"({law.RowColumn}, {law.VerdictColumn})"))}) as l (law, verdict)
            where sweep_id = sweep.id_of($1) and control and l.law is not null and l.verdict is not null
        ),
        counted as (
            select law, {string.Join(", ", ChoiceText.All<Verdict>().Select(static word => $"sum({word})::bigint as {word}"))},
                coalesce(sum(times) filter (where tells), 0)::bigint as configurations,
                {string.Join(", ", ChoiceText.All<Verdict>().Select(static word => $"coalesce(sum(times) filter (where tells and verdict = '{word}'), 0)::bigint as configurations_{word}"))}
            from tested
            group by law
        )
        select
            law, {Total()}, confirmed, not_reached, refuted, inconclusive, not_predicted,
            configurations, configurations_confirmed, configurations_not_reached, configurations_refuted, configurations_inconclusive, configurations_not_predicted
        from counted
        where {Total()} > 0
        order by law
        """;

    private static string EachVerdict(string table = "") => string.Join(", ", ChoiceText.All<Verdict>().Select(verdict => $"{table}{verdict}"));

    private static string Total(string table = "") => string.Join(" + ", ChoiceText.All<Verdict>().Select(verdict => $"{table}{verdict}"));

    private static string Each(Law law) => string.Join(", ", ChoiceText.All<Verdict>().Select(verdict => $"{law.Key}_{verdict}"));

    private static string Every(Law law) => law.Capacity switch
    {
        Capacity.Always => "false",
        Capacity.WherePossible => $"not {law.PredictionColumn}",
        _ => "true",
    };
}
