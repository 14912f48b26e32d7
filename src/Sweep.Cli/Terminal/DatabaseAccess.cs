using Npgsql;
using Sweep.Storage.Database;
using Sweep.Storage.Private;
using Sweep.Theory;

namespace Sweep.Cli.Terminal;

/// <summary>The database that commands talk to: the one that SWEEP_DATABASE names, else the private one.</summary>
internal static class DatabaseAccess
{
    public static bool IsNamed(Shell shell) => shell.Variable("SWEEP_DATABASE") is { Length: > 0 };

    /// <summary>Opens the database and makes sure that its schema is this program's. The private one is started and migrated where needed.</summary>
    /// <param name="say">Receives one line for each slow step.</param>
    public static async Task<NpgsqlDataSource> OpenAsync(Shell shell, Action<string> say, CancellationToken cancellationToken)
    {
        var database = await ConnectAsync(shell, say, cancellationToken);
        return await CheckedAsync(database, IsNamed(shell) ? null : () => MigrateAsync(shell, database, cancellationToken), cancellationToken);
    }

    /// <summary>Opens the database for reading, as a user without other rights if there is one.</summary>
    public static async Task<NpgsqlDataSource> OpenReaderAsync(Shell shell, Action<string> say, CancellationToken cancellationToken)
    {
        foreach (var variable in new[] { "SWEEP_DATABASE_READER", "SWEEP_DATABASE" })
        {
            if (shell.Variable(variable) is { Length: > 0 } named)
            {
                return await CheckedAsync(await SweepDatabase.OpenReaderAsync(() => shell.Variable(variable) ?? named, variable, cancellationToken), null, cancellationToken);
            }
        }

        var server = Private(shell);
        await using var owner = await OpenAsync(shell, say, cancellationToken);
        if (server.Reader() is null)
        {
            await server.MakeReaderAsync(owner, cancellationToken);
        }

        return await SweepDatabase.OpenReaderAsync(server.Reader()!, "SWEEP_DATABASE", cancellationToken);
    }

    /// <summary>Opens the database for reading without starting or changing anything; returns null if no database is known.</summary>
    public static async Task<NpgsqlDataSource?> TryOpenReaderAsync(Shell shell, CancellationToken cancellationToken)
    {
        var named = new[] { "SWEEP_DATABASE_READER", "SWEEP_DATABASE" }.Select(shell.Variable).FirstOrDefault(static value => value is { Length: > 0 });
        return (named ?? Private(shell).Reader()) is { } connectionString
            ? await SweepDatabase.OpenReaderAsync(connectionString, "SWEEP_DATABASE", cancellationToken)
            : null;
    }

    /// <summary>Brings the schema up to date, and on the private server the user that may only read. Returns the number of applied migrations.</summary>
    public static async Task<int> MigrateAsync(Shell shell, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var applied = await SweepDatabase.MigrateAsync(database, cancellationToken);
        if (!IsNamed(shell))
        {
            await Private(shell).MakeReaderAsync(database, cancellationToken);
        }

        return applied;
    }

    /// <summary>Opens the database as it is, whatever its schema.</summary>
    public static async Task<NpgsqlDataSource> ConnectAsync(Shell shell, Action<string> say, CancellationToken cancellationToken) =>
        await ConnectionStringAsync(shell, say, cancellationToken) is var connectionString && IsNamed(shell)
            ? await SweepDatabase.OpenAsync(() => shell.Variable("SWEEP_DATABASE") ?? connectionString, cancellationToken)
            : await SweepDatabase.OpenAsync(connectionString, cancellationToken);

    /// <summary>Connection string with the password, for a process that this program starts.</summary>
    public static async Task<string> ConnectionStringAsync(Shell shell, Action<string> say, CancellationToken cancellationToken) =>
        shell.Variable("SWEEP_DATABASE") is { Length: > 0 } named
            ? named
            : await Private(shell).EnsureAsync(say, cancellationToken);

    /// <summary>Starts the private server again if it died; does nothing for a named database.</summary>
    public static async Task KeepRunningAsync(Shell shell, Action<string> say, CancellationToken cancellationToken)
    {
        if (!IsNamed(shell))
        {
            await Private(shell).EnsureAsync(say, cancellationToken);
        }
    }

    private static PrivatePostgres Private(Shell shell) => new(HomeFolder.Of(shell), shell.Time);

    /// <summary>Returns the database if its schema is this program's; otherwise closes it and throws.</summary>
    /// <param name="migrate">Called for another schema; null: the schema stays.</param>
    private static async Task<NpgsqlDataSource> CheckedAsync(NpgsqlDataSource database, Func<Task>? migrate, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                await SweepDatabase.CheckSchemaAsync(database, cancellationToken);
            }
            catch (UnfitEnvironmentException) when (migrate is not null)
            {
                await migrate();
                await SweepDatabase.CheckSchemaAsync(database, cancellationToken);
            }

            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
