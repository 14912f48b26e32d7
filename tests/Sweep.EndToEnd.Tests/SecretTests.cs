using System.Net;
using System.Net.Sockets;
using Sweep.EndToEnd.Tests.Nodes;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

[Slow]
public sealed class SecretTests(SweepHome home) : IClassFixture<SweepHome>
{
    private const string Secret = "hunter2-secret";

    [Fact]
    public async Task No_password_is_seen_in_process_lists_logs_or_what_is_printed()
    {
        using var run = home.Start("run", home.Write("secret", SmallSweeps.Slow("secret", 4)));
        await Eventually.TrueAsync(() => Task.FromResult(run.Workers().Count > 0), () => run.Output);
        string[] secrets = [.. Directory.GetFiles(Path.Combine(home.Path, "database"), "*password").Select(static file => File.ReadAllText(file).Trim())];
        Assert.Equal(2, secrets.Distinct().Count());

        var lines = OfProcesses("cmdline");
        Assert.Contains(lines, static line => line.Contains("sweep-worker", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(home.Path, StringComparison.Ordinal));
        var ended = await run.EndAsync();
        Assert.Equal(0, ended.Code);
        var doctor = await home.RunAsync("doctor");
        var log = await File.ReadAllTextAsync(Path.Combine(home.Path, "database", "server.log"), TestContext.Current.CancellationToken);

        Assert.All(
            [.. lines, log, ended.Output, ended.Error, doctor.Output, doctor.Error],
            text => Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_node_leaves_its_password_in_the_file_and_takes_a_new_one_from_there()
    {
        await home.RunAsync("list");
        await home.RowsAsync($"create role turned login password '{Secret}-1' in role sweep_writer");
        var port = (await File.ReadAllTextAsync(Path.Combine(home.Path, "database", "port"), TestContext.Current.CancellationToken)).Trim();
        var file = Path.Combine(home.Path, "writer-database");
        await File.WriteAllTextAsync(file, Connection(1), TestContext.Current.CancellationToken);
        using var node = await RunningNode.StartAsync(
            home, "turned", ["--devices", "cpu", "--slots", "1"], new Dictionary<string, string> { ["SWEEP_DATABASE_FILE"] = file });

        var surroundings = OfProcesses("environ");
        Assert.Contains(OfProcesses("cmdline"), static line => line.Contains(" silo --name turned", StringComparison.Ordinal));
        Assert.Contains(surroundings, variables => variables.Contains($"SWEEP_DATABASE_FILE={file}", StringComparison.Ordinal));
        Assert.DoesNotContain(surroundings, static variables => variables.Contains(Secret, StringComparison.Ordinal));

        await home.RowsAsync($"alter role turned password '{Secret}-2'");
        await File.WriteAllTextAsync(file, Connection(2), TestContext.Current.CancellationToken);
        await home.RowsAsync("select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'turned'");
        Assert.Equal(0, (await home.RunAsync("submit", home.Write("turned", SmallSweeps.Slow("turned", 2)))).Code);
        Assert.Equal(0, (await home.RunAsync("watch", "turned")).Code);
        SweepProcess.Kill("TERM", $"{node.Process.Id}");
        var ended = await node.Process.EndAsync();
        Assert.Equal(0, ended.Code);
        Assert.DoesNotContain(Secret, ended.Error, StringComparison.Ordinal);

        string Connection(int turn) => $"Host=127.0.0.1;Port={port};Username=turned;Database=sweep;Password={Secret}-{turn}";
    }

    [Fact]
    public async Task Whatever_keeps_a_database_from_being_opened_is_said_without_its_password()
    {
        await home.RunAsync("list");
        await home.RowsAsync($"create role closed nologin password '{Secret}'");
        var port = (await File.ReadAllTextAsync(Path.Combine(home.Path, "database", "port"), TestContext.Current.CancellationToken)).Trim();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        (string Connection, string Says)[] cases =
        [
            ($"Host=127.0.0.1;Port={port};Username=sweep;Database=sweep;Password={Secret}", "password authentication failed"),
            ($"Host=127.0.0.1;Port={port};Username=closed;Database=sweep;Password={Secret}", "not permitted to log in"),
            ($"Host=nowhere.invalid;Username=sweep;Database=sweep;Password={Secret}", "nowhere.invalid"),
            ($"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Username=sweep;Database=sweep;Timeout=1;Password={Secret}", "cannot be reached"),
            ($"Host=127.0.0.1;Passwort={Secret}", "cannot be read"),
        ];

        foreach (var (connection, says) in cases)
        {
            foreach (var variable in new[] { "SWEEP_DATABASE", "SWEEP_DATABASE_READER" })
            {
                using var process = SweepProcess.Start(home.Path, ["sql", "select 1"], new Dictionary<string, string> { [variable] = connection });
                var ended = await process.EndAsync();

                Assert.Equal(5, ended.Code);
                Assert.Contains(says, ended.Sentence, StringComparison.Ordinal);
                Assert.DoesNotContain(Secret, ended.Output + ended.Error, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Of every process that may be seen.</summary>
    private static string[] OfProcesses(string file) =>
    [
        .. from folder in Directory.GetDirectories("/proc")
           where int.TryParse(Path.GetFileName(folder), out _)
           select Read(Path.Combine(folder, file)),
    ];

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Replace('\0', ' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
