using DotNet.Testcontainers.Builders;
using Npgsql;
using Sweep.Storage.Database;
using Sweep.Storage.Private;
using Testcontainers.PostgreSql;

[assembly: AssemblyFixture(typeof(Sweep.Storage.Tests.TestServerEnd))]

namespace Sweep.Storage.Tests;

/// <summary>Ends the server of the test run after its last test.</summary>
public sealed class TestServerEnd : IAsyncDisposable
{
    public ValueTask DisposeAsync() => TestDatabase.EndServerAsync();
}

/// <summary>
/// A fresh, migrated database on a real server, for one test class or one test; dropped at the end. The server is the one that
/// SWEEP_TEST_DATABASE names, else a private one from installed programs, else Docker's, else a private one from npm; where
/// none can be had, tests fail. Other test projects link this file.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private static readonly Lazy<Task<TestServer>> Server = new(TestServer.StartAsync);

    private readonly string name = $"sweep_test_{Guid.NewGuid():N}";
    private NpgsqlDataSource? source;

    public NpgsqlDataSource Source => source ?? throw new InvalidOperationException("the database is not there yet");

    /// <summary>With the password.</summary>
    public string ConnectionString { get; private set; } = "";

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        return database;
    }

    internal static async ValueTask EndServerAsync()
    {
        if (Server.IsValueCreated)
        {
            await (await Server.Value).EndAsync();
        }
    }

    public async ValueTask InitializeAsync()
    {
        var server = await Server.Value;
        ConnectionString = await server.CreateAsync(name);
        source = NpgsqlDataSource.Create(ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (source is not null)
        {
            await source.DisposeAsync();
            await (await Server.Value).DropAsync(name);
        }
    }

    private sealed class TestServer(string connectionString, Func<Task> end)
    {
        private const string Image = "postgres:17-alpine";
        private static readonly SemaphoreSlim Turn = new(1);
        private readonly string template = $"sweep_template_{Guid.NewGuid():N}";

        public static async Task<TestServer> StartAsync()
        {
            var server = await FindAsync();
            await server.ExecuteAsync($"create database {server.template}");
            await using var source = NpgsqlDataSource.Create(server.To(server.template) + ";Pooling=false");
            await SweepDatabase.MigrateAsync(source, CancellationToken.None);
            return server;
        }

        public async Task<string> CreateAsync(string name)
        {
            Assert.True(await Turn.WaitAsync(Patience.Usual), "another test has been making its database for minutes");
            try
            {
                await ExecuteAsync($"create database {name} template {template}");
            }
            finally
            {
                Turn.Release();
            }

            return To(name);
        }

        public Task DropAsync(string name) => ExecuteAsync($"drop database if exists {name} with (force)");

        private static async Task<TestServer> FindAsync()
        {
            if (Environment.GetEnvironmentVariable("SWEEP_TEST_DATABASE") is { Length: > 0 } given)
            {
                return new(given, static () => Task.CompletedTask);
            }

            if (Environment.GetEnvironmentVariable("SWEEP_PG_BIN") is { Length: > 0 } || Directory.Exists("/usr/lib/postgresql"))
            {
                return await StartPrivateAsync();
            }

            try
            {
                var container = new PostgreSqlBuilder(Image).Build();
                await container.StartAsync();
                return new(container.GetConnectionString(), () => container.DisposeAsync().AsTask());
            }
            catch (DockerUnavailableException)
            {
                return await StartPrivateAsync();
            }
        }

        private static async Task<TestServer> StartPrivateAsync()
        {
            var home = Path.Combine(Path.GetTempPath(), $"sweep-tests-{Guid.NewGuid():N}");
            var server = new PrivatePostgres(home, TimeProvider.System);
            var connectionString = await server.EnsureAsync(static _ => { }, CancellationToken.None);
            return new(connectionString, async () =>
            {
                await server.StopAsync(CancellationToken.None);
                Directory.Delete(home, recursive: true);
            });
        }

        public async Task EndAsync()
        {
            try
            {
                await DropAsync(template);
            }
            finally
            {
                await end();
            }
        }

        private string To(string database) => new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;

        private async Task ExecuteAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
