using Npgsql;
using Sweep.Theory;

namespace Sweep.Storage.Database;

/// <summary>A program between this one and the server that shares the server's connections, such as PgBouncer.</summary>
internal static class Pooler
{
    /// <summary>Whether one is in between: then the process at the other end is not the one that introduced itself.</summary>
    public static async Task<bool> IsBetweenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_backend_pid()", connection);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))! != connection.ProcessID;
    }

    /// <summary>Refuses a connection whose statements may come to different sessions of the server: a lock of a session would stay with one of them.</summary>
    /// <param name="what">The command that needs one session.</param>
    /// <exception cref="UnfitEnvironmentException">A pooler is in between.</exception>
    public static async Task RefuseAsync(NpgsqlConnection connection, string what, CancellationToken cancellationToken)
    {
        if (await IsBetweenAsync(connection, cancellationToken))
        {
            throw new UnfitEnvironmentException(
                $"{what} needs a session of its own, and the connection goes through a pooler; name the database server itself in {ConnectionText.Variable}");
        }
    }
}
