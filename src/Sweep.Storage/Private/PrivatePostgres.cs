using Npgsql;
using Sweep.Theory;

namespace Sweep.Storage.Private;

/// <summary>A PostgreSQL server of our own below SWEEP_HOME: found or installed, initialised, started, stopped.</summary>
public sealed class PrivatePostgres(string home, TimeProvider time)
{
    internal const string User = "sweep";

    private const string Database = "sweep";

    private readonly ClusterFolder folder = new(home);

    /// <summary>Folders that are searched for the server's programs.</summary>
    internal ServerBinaries Binaries { get; init; } = new(Path.GetFullPath(home));

    /// <summary>
    /// Makes sure that the server runs and returns its connection string (database <c>sweep</c>). Safe to call from several processes at once;
    /// recovers from kill -9 and from a half-made cluster.
    /// </summary>
    /// <param name="say">Receives one line for each thing that takes time (installing, initialising, starting).</param>
    /// <exception cref="UnfitEnvironmentException">No binaries and none can be installed, home not writable, cluster corrupt.</exception>
    public async Task<string> EnsureAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new UnfitEnvironmentException("a private PostgreSQL is started on Linux only; set SWEEP_DATABASE to a running server");
        }

        folder.Create();
        using var turn = await FolderLock.TakeAsync(folder.Lock, time, cancellationToken);
        var server = new ServerProcess(folder, time);
        if (server.Postmaster.Find() is null || !await AnswersAsync(server, cancellationToken))
        {
            await StartAsync(server, say, cancellationToken);
            if (!await AnswersAsync(server, cancellationToken))
            {
                throw folder.Damaged($"the server stopped right after its start ({server.LastComplaint()}; log {folder.Log})");
            }
        }

        await CreateDatabaseAsync(cancellationToken);
        return ConnectionString(Database);
    }

    /// <summary>Makes the roles and the user that may only read, in a database whose schema is this program's; may be called again.</summary>
    /// <param name="owner">The database that <see cref="EnsureAsync"/> names.</param>
    public async Task MakeReaderAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        using var turn = await FolderLock.TakeAsync(folder.Lock, time, cancellationToken);
        await new ReaderLogin(folder).MakeAsync(owner, cancellationToken);
    }

    /// <summary>Connection string of the user that may only read; null when it was not made yet.</summary>
    public string? Reader()
    {
        var login = new ReaderLogin(folder);
        return login.IsMade ? new NpgsqlConnectionStringBuilder(ConnectionString(Database)) { Username = ReaderLogin.User, Password = login.ReadPassword() }.ConnectionString : null;
    }

    /// <summary>Stops the server (fast mode); false when it was not running.</summary>
    public async Task<bool> StopAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.PostmasterPid))
        {
            return false;
        }

        using var turn = await FolderLock.TakeAsync(folder.Lock, time, cancellationToken);
        var server = new ServerProcess(folder, time);
        if (server.Postmaster.Find() is null)
        {
            return false;
        }

        await server.StopAsync(await Binaries.FindAsync(folder.ReadMajor(), static _ => { }, cancellationToken), cancellationToken);
        return true;
    }

    private async Task StartAsync(ServerProcess server, Action<string> say, CancellationToken cancellationToken)
    {
        var major = folder.ReadMajor();
        var binaries = await Binaries.FindAsync(major, say, cancellationToken);
        if (major is null)
        {
            say($"initialising a private PostgreSQL in {folder.Data} with the programs in {binaries}");
            await server.InitialiseAsync(binaries, cancellationToken);
        }

        say("starting the private PostgreSQL");
        await server.StartAsync(binaries, cancellationToken);
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = folder.ReadPort() ?? throw folder.Damaged($"its port file {folder.PortFile} is missing"),
        Username = User,
        Password = File.Exists(folder.PasswordFile) ? folder.ReadPassword() : throw folder.Damaged($"its password file {folder.PasswordFile} is missing"),
        Database = database,
    }.ConnectionString;

    /// <summary>Waits for a server that starts or recovers; false when it ended instead.</summary>
    private async Task<bool> AnswersAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = await OpenAsync("postgres", cancellationToken);
                return true;
            }
            catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword)
            {
                throw folder.Damaged($"it does not accept the password in {folder.PasswordFile}");
            }
            catch (NpgsqlException refused)
            {
                if (server.Postmaster.Find() is null)
                {
                    return false;
                }

                if (time.GetElapsedTime(started) > ServerProcess.Patience)
                {
                    throw folder.Damaged($"it runs but does not answer ({refused.Message}; log {folder.Log})");
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
        }
    }

    private async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync("postgres", cancellationToken);
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = Database } } };
        if (await find.ExecuteScalarAsync(cancellationToken) is null)
        {
            await using var create = new NpgsqlCommand($"create database {Database}", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken cancellationToken)
    {
        // Without a pool: a pooled connection would keep the server's slot and would be dead after its restart.
        var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false;Timeout=5");
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
