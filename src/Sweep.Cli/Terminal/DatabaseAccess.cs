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
    /// <param name="say">Receives one line for each thing that takes time.</param>
    public static async Task<NpgsqlDataSource> OpenAsync(Shell shell, Action<string> say, CancellationToken cancellationToken)
    {
        var database = await ConnectAsync(shell, say, cancellationToken);
        return await CheckedAsync(database, IsNamed(shell) ? null : () => MigrateAsync(shell, database, cancellationToken), cancellationToken);
    }

    /// <summary>Opens the database to read only, as a user that may do nothing else where there is one.</summary>
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

    /// <summary>The same without starting or changing anything; null where no database is known.</summary>
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

    /// <summary>With the password: for a process of our own.</summary>
    public static async Task<string> ConnectionStringAsync(Shell shell, Action<string> say, CancellationToken cancellationToken) =>
        shell.Variable("SWEEP_DATABASE") is { Length: > 0 } named
            ? named
            : await Private(shell).EnsureAsync(say, cancellationToken);

    /// <summary>Starts the private server again where it died; a named database is its owner's affair.</summary>
    public static async Task KeepRunningAsync(Shell shell, Action<string> say, CancellationToken cancellationToken)
    {
        if (!IsNamed(shell))
        {
            await Private(shell).EnsureAsync(say, cancellationToken);
        }
    }

    private static PrivatePostgres Private(Shell shell) => new(HomeFolder.Of(shell), shell.Time);

    /// <summary>The database, once its schema is this program's; closed again where it is not.</summary>
    /// <param name="migrate">What to do about another schema; null: nothing.</param>
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
