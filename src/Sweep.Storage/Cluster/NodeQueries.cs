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

/// <summary>Activity of a node, computed from the database and not stored.</summary>
public enum NodeState
{
    /// <summary>It takes work.</summary>
    Alive,

    /// <summary>It finishes what it has and then ends.</summary>
    Draining,

    /// <summary>It was not heard of for so long that it must have died, or cannot reach the database.</summary>
    Gone,

    /// <summary>It ended in good order.</summary>
    Ended,
}

/// <summary>A node at a glance.</summary>
/// <param name="Devices">Models with how many of each there are, such as <c>2 x NVIDIA H100</c>.</param>
/// <param name="Slots">Workers that it keeps.</param>
/// <param name="Busy">Workers that hold a lease.</param>
/// <param name="Seen">When it was last heard of.</param>
/// <param name="SilentFor">Time since then, by the database's clock.</param>
public sealed record NodeSummary(
    string Name, NodeState State, string Cluster, string Host, string Devices, long Slots, long Busy, IReadOnlyList<string> Labels,
    DateTimeOffset Started, DateTimeOffset Seen, TimeSpan SilentFor);
