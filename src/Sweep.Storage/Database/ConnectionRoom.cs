using Npgsql;
using Sweep.Storage.Cluster;

namespace Sweep.Storage.Database;

/// <summary>Checks that the database allows as many connections as its nodes need: with fewer they wait for each other.</summary>
public sealed class ConnectionRoom(NpgsqlDataSource database)
{
    /// <summary>One of the node's supervisor, and of its silo for membership, for the sweeps that it owns and for workers that ask.</summary>
    public const int OfANode = 4;

    // A superuser is bound by what the server has alone.
    private static readonly string Ask = $"""
        select current_user::text,
            case when r.rolsuper then current_setting('max_connections')::int
            else least(nullif(r.rolconnlimit, -1), nullif(d.datconnlimit, -1), current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int) end,
            (select count(*)::int from sweep.nodes n where n.name <> $1 and {NodeStore.IsAlive}) + 1
        from pg_roles r, pg_database d
        where r.rolname = current_user and d.datname = current_database()
        """;

    /// <param name="node">A node that works, or is about to: it counts among those that are alive.</param>
    /// <returns>A sentence that says what is missing; null: nothing is.</returns>
    public async Task<string?> LackAsync(string node, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Ask);
        command.Parameters.Add(new() { Value = node });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (user, limit, nodes) = (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2));
        var needed = nodes * OfANode;
        return limit >= needed ? null
            : $"the database user {user} may have {limit} connections, too few for {(nodes == 1 ? "a node, which needs" : $"{nodes} nodes, which need")} {needed}; "
                + "raise the lowest of the limits of the role, of the database and of the server (max_connections), or run fewer nodes";
    }
}
