using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Sweep.Storage.Cluster;
using Sweep.Storage.Database;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Database;

/// <summary>What nodes do all day through PgBouncer, which gives each transaction any of two connections.</summary>
[Slow]
public sealed class PoolerTests : IAsyncLifetime
{
    private readonly TestDatabase direct = new();

    // It refuses to run as root, and the user that root chooses for it cannot read a folder of root's own.
    private readonly string settings = Path.Combine(Path.GetTempPath(), $"sweep-pooler-{Guid.NewGuid():N}.ini");
    private Process? pooler;
    private NpgsqlDataSource? source;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private NpgsqlDataSource Pooled => source!;

    public async ValueTask InitializeAsync()
    {
        await direct.InitializeAsync();
        var program = await Needed.ProgramAsync("pgbouncer", "pgbouncer");
        var server = new NpgsqlConnectionStringBuilder(direct.ConnectionString);
        var port = FreePort();
        await File.WriteAllTextAsync(
            settings,
            $"""
            [databases]
            pooled = host={server.Host} port={server.Port} dbname={server.Database} user={server.Username} password={server.Password}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 2
            idle_transaction_timeout = 5
            ignore_startup_parameters = options
            """,
            Cancellation);

        string[] words = Environment.IsPrivilegedProcess
            ? [await Needed.ProgramAsync("util-linux", "setpriv"), "--reuid=65534", "--regid=65534", "--clear-groups", program, settings]
            : [program, settings];

        pooler = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardError = true })!;
        _ = pooler.StandardError.ReadToEndAsync(CancellationToken.None);
        source = await OpenAsync($"Host=127.0.0.1;Port={port};Username=somebody;Password=any;Database=pooled");
    }

    public async ValueTask DisposeAsync()
    {
        if (source is not null)
        {
            await source.DisposeAsync();
        }

        if (pooler is not null)
        {
            pooler.Kill();
            await pooler.WaitForExitAsync(CancellationToken.None);
            pooler.Dispose();
        }

        await direct.DisposeAsync();
        File.Delete(settings);
    }

    [Fact]
    public async Task Forty_silos_join_and_twenty_nodes_speak_over_two_connections()
    {
        var store = new MembershipStore(Pooled, "c", TimeProvider.System);
        await store.InitialiseAsync(Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(JoinAsync));
        var nodes = new NodeStore(Pooled);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            var started = await nodes.RegisterAsync(new($"n{number}", "c", "h", [], [new("cpu", "cores", null, 1)]), Cancellation);
            Assert.False(await nodes.SeenAsync($"n{number}", started, Cancellation));
        }));

        Assert.Equal(40, (await new MembershipStore(direct.Source, "c", TimeProvider.System).ReadAsync(Cancellation)).Silos.Count);
        Assert.Equal(20, (await new NodeStore(direct.Source).AliveAsync(Cancellation)).Count);
        await using var ask = direct.Source.CreateCommand("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        Assert.InRange((long)(await ask.ExecuteScalarAsync(Cancellation))!, 1, 2);

        async Task JoinAsync(int number)
        {
            var silo = new SiloEntry
            {
                Silo = $"10.0.0.{number}:11111@1", Status = 3, ProxyPort = 1, Host = "h", Name = $"n{number}", Role = null, UpdateZone = 0, FaultZone = 0,
                StartedAt = DateTime.UnixEpoch, AliveAt = DateTime.UnixEpoch, Suspects = [],
            };
            while (!await store.InsertAsync(silo, (await store.ReadAsync(Cancellation)).Version, Cancellation))
            {
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task A_sweep_is_submitted_owned_and_measured()
    {
        var sweeps = new SweepStore(Pooled, TimeProvider.System);
        var point = Points.Line();
        var sweep = (await sweeps.SubmitAsync(Points.Content("pooled"), [point], Cancellation)).Id;
        var epoch = await sweeps.TakeOwnershipAsync(sweep, Cancellation);
        var measured = Points.Measured(TrialId.Of(sweep, point), Guid.NewGuid());

        var trials = new TrialStore(Pooled, TimeProvider.System);
        Assert.True(await trials.FlushAsync(sweep, epoch, Points.Flush([measured]), Cancellation));
        Assert.False(await trials.FlushAsync(sweep, epoch - 1, Points.Flush(), Cancellation));

        await using var ask = direct.Source.CreateCommand("select count(*) from sweep.measurements");
        Assert.Equal(1L, await ask.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task The_limits_of_the_server_do_not_bind_nodes_behind_it() =>
        Assert.Null(await new ConnectionRoom(Pooled).LackAsync("first", Cancellation));

    [Fact]
    public async Task What_needs_a_session_of_its_own_refuses()
    {
        var run = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => RunClaim.TakeAsync(Pooled, new(Guid.NewGuid()), TimeProvider.System, Cancellation));
        var migrate = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => SweepDatabase.MigrateAsync(Pooled, Cancellation));

        Assert.Equal("sweep run needs a session of its own, and the connection goes through a pooler; name the database server itself in SWEEP_DATABASE", run.Message);
        Assert.StartsWith("sweep migrate needs a session of its own", migrate.Message);
    }

    /// <summary>Opens the database as nodes do, as soon as the pooler listens.</summary>
    private async Task<NpgsqlDataSource> OpenAsync(string connectionString)
    {
        using var limit = new CancellationTokenSource(Patience.Usual);
        while (true)
        {
            try
            {
                return await SweepDatabase.OpenAsync(connectionString, limit.Token);
            }
            catch (UnfitEnvironmentException) when (!pooler!.HasExited && !limit.IsCancellationRequested)
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
