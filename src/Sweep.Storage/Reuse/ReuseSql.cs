using Sweep.Storage.Trials;

namespace Sweep.Storage.Reuse;

/// <summary>Taking over as SQL: one statement, however many trials.</summary>
internal static class ReuseSql
{
    /// <summary>Parameters: sweep, now, science, libraries, device, oneDNN.</summary>
    /// <remarks>
    /// Only what was itself measured is a source, so that provenance never points at a copy; of several the first one. A worker's hands keep
    /// what they hold: its measurement would come late.
    /// </remarks>
    public static readonly string TakeOver = $"""
        with wanted as (
            select t.id, t.canonical, 'panels' = any(t.measure) as pictured
            from sweep.trials t
            join sweep.sweeps s on s.id = t.sweep_id
            where t.sweep_id = $1 and t.state = 'pending' and not t.control and t.scene <> 'images' and not s.fresh
              and not exists (select from sweep.running r where r.training_id = t.training_id)
        ),
        found as (
            select distinct on (w.id) w.id as trial_id, w.pictured, m.trial_id as source
            from wanted w
            join sweep.trials o on o.canonical = w.canonical
            join sweep.measurements m on m.trial_id = o.id
            where m.reused_from is null and m.self_test_passed
              and m.science = $3 and m.science <> '' and m.libraries = $4 and m.device = $5 and m.one_dnn = $6
              and (not w.pictured or exists (select from sweep.artifacts a where a.trial_id = m.trial_id and a.kind = 'panel'))
            order by w.id, m.received_at, m.trial_id
        ),
        taken as (
            update sweep.trials t set state = 'succeeded', finalized_at = $2
            from found
            where t.id = found.trial_id and t.state = 'pending'
            returning t.id
        ),
        copied as (
            insert into sweep.measurements (trial_id, {Copied("")}, received_at, reused_from)
            select found.trial_id, {Copied("m.")}, $2, found.source
            from found
            join taken on taken.id = found.trial_id
            join sweep.measurements m on m.trial_id = found.source
            on conflict do nothing
        )
        insert into sweep.artifacts (id, sweep_id, trial_id, kind, media_type, sha256, content, created_at)
        select gen_random_uuid(), $1, found.trial_id, a.kind, a.media_type, a.sha256, a.content, $2
        from found
        join taken on taken.id = found.trial_id
        join sweep.artifacts a on a.trial_id = found.source and a.kind = 'panel'
        where found.pictured
        on conflict do nothing
        """;

    public const string TakenOver = """
        select t.id from sweep.trials t join sweep.measurements m on m.trial_id = t.id where t.sweep_id = $1 and m.reused_from is not null order by t.ordinal
        """;

    /// <summary>What a copy has in common with its source: numbers, verdicts and provenance.</summary>
    private static string Copied(string table) =>
        string.Join(", ", FlushColumns.Measured.Columns.Select(static column => column.Name).Where(static name => name != "trial_id").Select(name => table + name));
}
