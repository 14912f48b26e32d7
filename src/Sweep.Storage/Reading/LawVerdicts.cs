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

    public static readonly string Text = $"""
        with results as (
            select {string.Join(", ", Laws.All.Select(static law => $"{law.RowColumn}, {law.VerdictColumn}"))}
            from sweep.trial_results
            where sweep_id = sweep.id_of($1) and state = 'succeeded' and not control
        ),
        trials as (
            select law, count(*) as n, {Counts}
            from results
            cross join lateral (values {string.Join(", ", Laws.All.Select(static law => $"({law.RowColumn}, {law.VerdictColumn})"))}) as tested (law, verdict)
            where verdict is not null
            group by law
        ),
        configurations as (
            select law, count(*) as n, {Counts}
            from ({string.Join(" union all ", Laws.All.Select(static law => $"select law, verdict from sweep.{law.View} where sweep_id = sweep.id_of($1)"))}) as laws
            group by law
        )
        select
            t.law, t.n, t.confirmed, t.not_reached, t.refuted, t.inconclusive, t.not_predicted,
            coalesce(c.n, 0), coalesce(c.confirmed, 0), coalesce(c.not_reached, 0), coalesce(c.refuted, 0), coalesce(c.inconclusive, 0), coalesce(c.not_predicted, 0)
        from trials t
        left join configurations c on c.law = t.law
        order by t.law
        """;

    /// <summary>Counts for each law the trials of the query <c>waiting</c> that were to test it.</summary>
    public static readonly string Tested = $"""
        select law, count(*)
        from waiting
        cross join lateral (values {string.Join(", ", Laws.All.Select(static law => $"({law.RowColumn})"))}) as tested (law)
        where law is not null
        group by law
        """;
}
