using Npgsql;
using Sweep.Storage;
using Sweep.Storage.Private;
using Sweep.Theory;

namespace Sweep.Cli.Surroundings;

/// <summary>The database that commands talk to: the one that SWEEP_DATABASE names, else the private one.</summary>
internal static class DatabaseAccess
{
    public static bool IsNamed(Shell shell) => shell.Variable("SWEEP_DATABASE") is { Length: > 0 };

    /// <summary>Opens the database and makes sure that its schema is this program's. The private one is started and migrated where needed.</summary>
    /// <param name="say">Receives one line for each thing that takes time.</param>
    public static async Task<NpgsqlDataSource> OpenAsync(Shell shell, Action<string> say, CancellationToken cancellationToken)
    {
        var database = await ConnectAsync(shell, say, cancellationToken);
        try
        {
            await SweepDatabase.CheckSchemaAsync(database, cancellationToken);
        }
        catch (UnfitEnvironmentException) when (!IsNamed(shell))
        {
            await SweepDatabase.MigrateAsync(database, cancellationToken);
            await SweepDatabase.CheckSchemaAsync(database, cancellationToken);
        }

        return database;
    }

    /// <summary>Opens the database to read only, as a user that may do nothing else where there is one.</summary>
    public static Task<NpgsqlDataSource> OpenReaderAsync(Shell shell, Action<string> say, CancellationToken cancellationToken) =>
        OpenAsync(shell, say, cancellationToken);

    /// <summary>Opens the database as it is, whatever its schema.</summary>
    public static async Task<NpgsqlDataSource> ConnectAsync(Shell shell, Action<string> say, CancellationToken cancellationToken)
    {
        return await SweepDatabase.OpenAsync(await ConnectionStringAsync(shell, say, cancellationToken), cancellationToken);
    }

    /// <summary>With the password: for a process of our own.</summary>
    public static async Task<string> ConnectionStringAsync(Shell shell, Action<string> say, CancellationToken cancellationToken) =>
        shell.Variable("SWEEP_DATABASE") is { Length: > 0 } named
            ? named
            : await new PrivatePostgres(HomeFolder.Of(shell), shell.Time).EnsureAsync(say, cancellationToken);

    /// <summary>Starts the private server again where it died; a named database is its owner's affair.</summary>
    public static async Task KeepRunningAsync(Shell shell, Action<string> say, CancellationToken cancellationToken)
    {
        if (!IsNamed(shell))
        {
            await new PrivatePostgres(HomeFolder.Of(shell), shell.Time).EnsureAsync(say, cancellationToken);
        }
    }
}
