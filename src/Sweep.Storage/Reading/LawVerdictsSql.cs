using Sweep.Theory.Lawbook;

namespace Sweep.Storage.Reading;

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
