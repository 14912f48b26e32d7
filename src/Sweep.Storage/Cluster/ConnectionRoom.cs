using Npgsql;
using Sweep.Storage.Database;

namespace Sweep.Storage.Cluster;

/// <summary>Checks that the database allows as many connections as its nodes need: with fewer they wait for each other.</summary>
public sealed class ConnectionRoom(NpgsqlDataSource database)
{
    /// <summary>One of the node's supervisor, and one of its silo for membership.</summary>
    public const int OfANode = 2;

    /// <summary>Further ones of a silo that owns sweeps: for commits, and for workers that ask.</summary>
    public const int OfAnOwner = 2;

    /// <summary>A cluster of many nodes has fewer sweeps than nodes.</summary>
    private const int MostOwners = 16;

    // A superuser is bound by what the server has alone.
    private static readonly string Ask = $"""
        select current_user::text,
            case when r.rolsuper then current_setting('max_connections')::int
            else least(nullif(r.rolconnlimit, -1), nullif(d.datconnlimit, -1), current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int) end,
            (select count(*)::int from sweep.nodes n where n.name <> $1 and {NodeStore.IsAlive}) + 1
        from pg_roles r, pg_database d
        where r.rolname = current_user and d.datname = current_database()
        """;

    /// <summary>Returns the number of connections that so many nodes need.</summary>
    public static int Needed(int nodes) => (nodes * OfANode) + (Math.Min(nodes, MostOwners) * OfAnOwner);

    /// <param name="node">A node that works, or is about to: it counts among those that are alive.</param>
    /// <returns>A sentence that says what is missing; null: nothing is, or a pooler shares few connections among all nodes.</returns>
    public async Task<string?> LackAsync(string node, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await Pooler.IsBetweenAsync(connection, cancellationToken))
        {
            return null;
        }

        await using var command = new NpgsqlCommand(Ask, connection);
        command.Parameters.Add(new() { Value = node });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (user, limit, nodes) = (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2));
        var needed = Needed(nodes);
        return limit >= needed ? null
            : $"the database user {user} may have {limit} connections, too few for {(nodes == 1 ? "a node, which needs" : $"{nodes} nodes, which need")} {needed}; "
                + "raise the lowest of the limits of the role, of the database and of the server (max_connections), put a pooler in between, or run fewer nodes";
    }
}
