using Npgsql;
using Sweep.Storage.Cluster;

namespace Sweep.Storage.Reading;

/// <summary>A worker at a glance.</summary>
/// <param name="Holding">Trainings in its hands right now, and since when the oldest of them; null: none.</param>
/// <param name="Sweeps">Of these trainings.</param>
public sealed record WorkerSummary(
    string Name, string Device, string Node, string Libraries, bool SelfTestPassed, int Threads, DateTimeOffset? LastSeen, long Holding, DateTimeOffset? Since,
    IReadOnlyList<string> Sweeps);

/// <summary>Work of one worker for one sweep.</summary>
/// <param name="Busy">Seconds that went into accepted measurements.</param>
/// <param name="Share">The same of the time between its first and last attempt.</param>
public sealed record WorkerShare(string Sweep, string Worker, string? Device, long Succeeded, long Failed, long Trainings, double Busy, double? Share);

/// <summary>Workers and what they do.</summary>
public sealed class WorkerQueries(NpgsqlDataSource database)
{
    private static readonly string Summaries = $"""
        with held as (
            select r.worker, max(r.node) as node, count(*) as holding, min(r.since) as since, array_agg(distinct s.name) as sweeps
            from sweep.running r
            join sweep.sweeps s on s.id = r.sweep_id
            where {LiveLeases.IsHeld}
            group by r.worker
        )
        select coalesce(w.name, h.worker), coalesce(w.device, ''), coalesce(h.node, ''), coalesce(w.libraries, ''), coalesce(w.self_test_passed, true),
            coalesce(w.threads, 0), w.last_seen_at, coalesce(h.holding, 0), h.since, coalesce(h.sweeps, array[]::text[])
        from sweep.workers w
        full join held h on h.worker = w.name
        order by h.holding is null, w.last_seen_at desc nulls first, 1
        limit $1
        """;

    // Folding all sweeps that ever were would take longer with every one of them.
    private const string Shares = """
        select u.sweep, u.worker, u.device, u.succeeded, u.failed, u.trainings, u.busy_s, u.utilisation
        from (
            select id from sweep.sweeps
            where state in ('running', 'paused') or id = (select id from sweep.sweeps order by created_at desc limit 1)
            order by created_at desc
            limit 5
        ) recent
        -- A fold for each of them: joined to the view they would fold all sweeps.
        cross join lateral (select * from sweep.worker_utilisation where sweep_id = recent.id offset 0) u
        order by u.sweep, u.busy_s desc
        limit $1
        """;

    /// <summary>Those that hold something first, then the others by when they were last heard of.</summary>
    public Task<IReadOnlyList<WorkerSummary>> ListAsync(int count, CancellationToken cancellationToken) => database.ListAsync(
        Summaries,
        static row => new WorkerSummary(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4), row.GetInt32(5), row.Value<DateTimeOffset>(6), row.GetInt64(7), row.Value<DateTimeOffset>(8),
            row.GetFieldValue<string[]>(9)),
        cancellationToken,
        new NpgsqlParameter { Value = count });

    /// <summary>For the sweeps that run, and the newest one.</summary>
    public Task<IReadOnlyList<WorkerShare>> SharesAsync(int count, CancellationToken cancellationToken) => database.ListAsync(
        Shares,
        static row => new WorkerShare(
            row.GetString(0), row.GetString(1), row.Text(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetDouble(6),
            row.Value<double>(7)),
        cancellationToken,
        new NpgsqlParameter { Value = count });
}
