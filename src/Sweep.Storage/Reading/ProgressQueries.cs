using Npgsql;
using NpgsqlTypes;
using Sweep.Storage.Cluster;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Points;

namespace Sweep.Storage.Reading;

/// <summary>
/// The columns of the view <c>sweep_progress</c> for a few sweeps, read repeatedly: it reads what is kept of these alone.
/// </summary>
public sealed class ProgressQueries(NpgsqlDataSource database)
{
    private static readonly string Looks = $"""
        select s.name, s.state, s.priority, t.*, w.workers, f.retries,
            exists (select from pg_locks l where {RunClaim.IsHeld("s.id")})
        from sweep.sweeps s
        cross join lateral (
            select v.planned, v.infeasible, v.succeeded, v.failed, v.cancelled, v.missing,
                (
                    select count(*) from sweep.running r join sweep.trials held on held.training_id = r.training_id left join sweep.trial_states ended on ended.trial_id = held.id
                    where r.sweep_id = s.id and coalesce(ended.state, 'pending') = 'pending' and {LiveLeases.IsHeld}
                ) as leased,
                v.cost_done,
                s.cost as cost_planned
            from sweep.coverage v
            where v.sweep_id = s.id
        ) t
        cross join lateral (
            select count(distinct worker) as workers from sweep.running r where r.sweep_id = s.id and {LiveLeases.IsHeld}
        ) w
        cross join lateral (
            select count(*) - count(distinct t.id) filter (where e.state = 'failed') as retries
            from sweep.attempts a join sweep.trials t on t.id = a.trial_id left join sweep.trial_states e on e.trial_id = t.id
            where t.sweep_id = s.id and a.cause is not null
        ) f
        where case when $1::text[] is null then s.state in ('running', 'paused') else s.name = any($1) end
        order by s.created_at
        """;

    /// <summary>The named sweeps, or all that are not final; oldest first.</summary>
    public async Task<IReadOnlyList<SweepLook>> LookAsync(IReadOnlyCollection<string>? names, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Looks);
        command.Parameters.Add(new() { Value = names?.ToArray() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<SweepLook> looks = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            looks.Add(Read(reader));
        }

        return looks;
    }

    private static SweepLook Read(NpgsqlDataReader row) => new(
        row.GetString(0), ChoiceText.Parse<SweepState>(row.GetString(1)), row.GetInt32(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5),
        row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), CostDone: row.GetDouble(10), CostPlanned: row.GetDouble(11),
        Workers: row.GetInt64(12), Retries: row.GetInt64(13), Claimed: row.GetBoolean(14));
}

/// <summary>Progress of a sweep at this moment. Planned = Succeeded + Failed + Infeasible + Cancelled + Pending.</summary>
/// <param name="Leased">Pending trials in the hands of workers.</param>
/// <param name="Workers">Workers that hold them.</param>
/// <param name="Retries">Attempts that failed and did not end their trial.</param>
/// <param name="Claimed">Whether a local run works on it, which keeps clusters away.</param>
public sealed record SweepLook(
    string Name, SweepState State, int Priority, long Planned, long Infeasible, long Succeeded, long Failed, long Cancelled, long Pending,
    long Leased, long Workers, long Retries, double CostDone, double CostPlanned, bool Claimed);
