using Npgsql;
using Sweep.Theory.Points;

namespace Sweep.Storage.Cluster;

/// <summary>Which machines work for the clusters of this database. All times by the database's clock.</summary>
public sealed class NodeQueries(NpgsqlDataSource database)
{
    private static readonly string Summaries = $"""
        select n.name,
            case
                when n.ended_at is not null then 'ended'
                when not ({NodeStore.IsAlive}) then 'gone'
                when n.draining_at is not null then 'draining'
                else 'alive'
            end,
            n.cluster_id, n.host,
            coalesce((select string_agg(n || ' x ' || model, ', ' order by model)
                      from (select model, count(*) as n from sweep.devices d where d.node = n.name group by model) models), ''),
            (select coalesce(sum(slots), 0)::bigint from sweep.devices d where d.node = n.name),
            (select count(distinct worker) from sweep.running r where r.node = n.name and {LiveLeases.IsHeld}),
            n.labels, n.started_at, n.seen_at, greatest(interval '0', now() - n.seen_at)
        from sweep.nodes n
        order by n.name
        """;

    /// <summary>All nodes that ever were, by name.</summary>
    public async Task<IReadOnlyList<NodeSummary>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Summaries);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<NodeSummary> nodes = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            nodes.Add(new(
                reader.GetString(0), ChoiceText.Parse<NodeState>(reader.GetString(1)), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.GetInt64(5), reader.GetInt64(6), reader.GetFieldValue<string[]>(7), reader.GetFieldValue<DateTimeOffset>(8),
                reader.GetFieldValue<DateTimeOffset>(9), reader.GetTimeSpan(10)));
        }

        return nodes;
    }

    /// <summary>Nodes that take work.</summary>
    public async Task<long> CountAliveAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select count(*) from sweep.nodes n where {NodeStore.IsAlive} and draining_at is null");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
