using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Npgsql;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Tests.Scheduling;
using Sweep.Hosting.Local;
using Sweep.Storage.Tests;
using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Hosting.Tests.Local;

/// <summary>A real silo, real worker processes and a real database.</summary>
[Slow]
public sealed class LocalClusterTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly List<string> said = [];

    private NpgsqlDataSource Source => database.Source;

    private LocalClusterOptions Options => new() { WorkerPath = WorkerProgram.Path, Slots = 2, Say = Say };

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Two_worker_processes_measure_every_trial_once()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 20);
        await using (var cluster = await StartAsync(Options))
        {
            await cluster.StartSweepAsync(sweep, TestContext.Current.CancellationToken);
            var progress = await UntilAsync(cluster, sweep, static progress => progress.Finished);
            Assert.Equal((40, 0), (progress.Succeeded, progress.Failed));
        }

        Assert.Equal(40, await Source.MeasurementsAsync());
        Assert.Equal(0, await Source.LateAsync());
        Assert.Equal("finished", await Source.ScalarAsync<string>("select state from sweep.sweeps"));
        Assert.Equal(20, await Source.ScalarAsync<long>("select count(*) from sweep.measurements where stitching_verdict = 'confirmed' and stitch_error_max <= 1e-5"));
        Assert.Empty(said);
    }

    [Fact]
    public async Task A_killed_worker_costs_nothing_but_time()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 6, steps: 400);
        await using var cluster = await StartAsync(Options);
        await cluster.StartSweepAsync(sweep, TestContext.Current.CancellationToken);
        await UntilAsync(cluster, sweep, static progress => progress is { Leased: > 0, Succeeded: > 0 });

        Process.GetProcessById(cluster.WorkerProcessIds[0]).Kill();
        var progress = await UntilAsync(cluster, sweep, static progress => progress.Finished);

        Assert.Equal((12, 0), (progress.Succeeded, progress.Failed));
        Assert.Equal(12, await Source.MeasurementsAsync());
        Assert.Contains("was killed (signal 9), probably because memory ran out", Assert.Single(said));
    }

    [Fact]
    public async Task Stopping_in_the_middle_gives_back_what_was_leased_and_leaves_no_process()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 6, steps: 2000);
        IReadOnlyList<int> processes;
        await using (var cluster = await StartAsync(Options))
        {
            await cluster.StartSweepAsync(sweep, TestContext.Current.CancellationToken);
            await UntilAsync(cluster, sweep, static progress => progress.Leased > 0);
            processes = cluster.WorkerProcessIds;
        }

        Assert.All(processes, static process => Assert.Throws<ArgumentException>(() => Process.GetProcessById(process)));
        Assert.Equal(0, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause is not null"));
        Assert.Equal(0, await Source.ScalarAsync<long>("select count(*) from sweep.running"));
        Assert.Equal("running", await Source.ScalarAsync<string>("select state from sweep.sweeps"));
    }

    [Fact]
    public async Task A_training_longer_than_its_limit_is_tried_twice_and_given_up()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1, steps: 1_000_000, timeout: "1s");
        await using var cluster = await StartAsync(Options with { Slots = 1 });
        await cluster.StartSweepAsync(sweep, TestContext.Current.CancellationToken);

        var progress = await UntilAsync(cluster, sweep, static progress => progress.Finished);

        Assert.Equal((0, 2, 2), (progress.Succeeded, progress.Failed, progress.Retries));
        Assert.Equal(2, await Source.ScalarAsync<long>("select count(*) from sweep.planned_trials where state = 'failed' and failure_cause = 'timeout'"));
        Assert.Equal(4, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause = 'timeout'"));
    }

    [Fact]
    public async Task A_worker_that_computes_ends_with_its_parent_all_the_same()
    {
        // The supervisor names its own process as the parent; the script names another one, which can be killed.
        var folder = Directory.CreateTempSubdirectory("sweep-parent-").FullName;
        var script = WorkerProgram.Script(
            $"""
            sleep 600 & parent=$!; echo $parent > {folder}/parent
            for word; do shift; [ "$last" = --parent ] && word=$parent; set -- "$@" "$word"; last=$word; done
            exec {WorkerProgram.Path} "$@"
            """);
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1, steps: 1_000_000);
        await using var cluster = await StartAsync(Options with { Slots = 1, WorkerPath = script });
        await cluster.StartSweepAsync(sweep, TestContext.Current.CancellationToken);
        await UntilAsync(cluster, sweep, static progress => progress.Leased > 0);

        Kill(folder);
        await UntilAsync(cluster, sweep, _ => said.Count > 0);
        Assert.Contains("ended with exit code 7", said[0]);

        // The slot was filled again, with another such parent.
        await UntilAsync(cluster, sweep, static progress => progress.Leased > 0);
        Kill(folder);
    }

    [Fact]
    public async Task Nothing_listens_beyond_this_machine()
    {
        var siloPort = ListeningPort.Choose(null, "");
        var gatewayPort = ListeningPort.Choose(null, "");
        await using var cluster = await StartAsync(Options with { Slots = 1, SiloPort = siloPort, GatewayPort = gatewayPort });

        var ours = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(endpoint => endpoint.Port == siloPort || endpoint.Port == gatewayPort).ToList();
        Assert.Equal(2, ours.Count);
        Assert.All(ours, static endpoint => Assert.True(IPAddress.IsLoopback(endpoint.Address), $"{endpoint} can be reached from outside"));
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var exception = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => StartAsync(Options with { GatewayPort = port }));
        Assert.StartsWith($"port {port} is in use; give --gateway-port another one", exception.Message);
    }

    [Fact]
    public async Task A_missing_worker_program_is_named()
    {
        var exception = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => StartAsync(Options with { WorkerPath = "/nowhere/sweep-worker" }));
        Assert.StartsWith("the worker program '/nowhere/sweep-worker' does not exist", exception.Message);
    }

    [Fact]
    public async Task Workers_that_never_come_up_end_the_run_with_their_last_words()
    {
        var broken = Options with { Slots = 1, WorkerPath = WorkerProgram.Script("echo first >&2; echo 'libtorch is not there' >&2; exit 1") };

        var exception = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => StartAsync(broken));
        Assert.Equal("no worker can run here: libtorch is not there", exception.Message);
        Assert.Equal(2, said.Count);
    }

    [Fact]
    public async Task A_worker_that_knows_why_is_not_asked_again()
    {
        var unfit = Options with { Slots = 1, WorkerPath = WorkerProgram.Script("echo 'needs another libstdc++' >&2; exit 5") };

        var exception = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => StartAsync(unfit));
        Assert.Equal("no worker can run here: needs another libstdc++", exception.Message);
        Assert.Empty(said);
    }

    private static void Kill(string folder) =>
        Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(folder, "parent")), System.Globalization.CultureInfo.InvariantCulture)).Kill();

    private static async Task<SweepProgress> UntilAsync(LocalCluster cluster, SweepId sweep, Func<SweepProgress, bool> holds)
    {
        while (true)
        {
            var progress = await cluster.ProgressAsync(sweep, TestContext.Current.CancellationToken);
            if (holds(progress))
            {
                return progress;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private Task<LocalCluster> StartAsync(LocalClusterOptions options) =>
        LocalCluster.StartAsync(Source, options, TimeProvider.System, TestContext.Current.CancellationToken);

    private void Say(string line)
    {
        lock (said)
        {
            said.Add(line);
        }
    }
}
