using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.TestingHost;
using Sweep.Contracts.Processes;
using Sweep.Contracts.Scheduling;
using Sweep.Learning.Runs;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;
using Sweep.Worker.Cluster;
using Sweep.Worker.Compute;

namespace Sweep.Worker.Tests.Cluster;

/// <summary>The loop of a worker with a real client and a silo, whose grains answer what the test wants.</summary>
[Slow]
public sealed class WorkerLoopTests : IAsyncLifetime
{
    private static readonly GridPoint Point = new()
    {
        Dimensions = 1, Depth = 1, Radius = 1, Spacing = new PerAxis(5), Width = 4, Steps = 2, LearningRate = 1e-3, TrainWindow = new PerAxis(8),
        Precision = Precision.Float32, Measure = Measures.Separability,
    };

    private readonly Script script = new();
    private readonly ComputeThread compute = new();
    private readonly Departure departure = new();
    private InProcessTestCluster cluster = null!;
    private IHost host = null!;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        // The other tests' sweep is not a grain, although it has a grain's interface.
        builder.ConfigureSiloHost((_, silo) => silo.Services.AddSingleton(script).PostConfigure<GrainTypeOptions>(
            static grains => grains.Classes.Remove(typeof(ListeningSweep))));
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
        await cluster.DisposeAsync();
        compute.Dispose();
    }

    [Fact]
    public async Task It_works_on_one_lease_after_another_and_says_goodbye_once_drained()
    {
        script.Leases.Enqueue(Lease(1, seeds: [1, 2]));
        script.Leases.Enqueue(Lease(2, seeds: [3]));
        var running = await StartAsync();
        await UntilAsync(running, () => script.Measured.Count == 3 && script.Count("lease") > 3);

        departure.Drain();
        await running.WaitAsync(CancellationToken);

        Assert.Equal("register", script.Calls.First());
        Assert.Equal("goodbye of worker", script.Calls.Last());
        Assert.Equal(1, script.Count("goodbye of worker"));
        Assert.True(script.Count("renew 1") > 0 && script.Count("renew 2") > 0, "a lease was not renewed");
        Assert.Equal(ExitCode.Done, departure.Code);
    }

    [Fact]
    public async Task It_leaves_after_the_lease_with_the_last_of_its_trials()
    {
        script.Leases.Enqueue(Lease(1, seeds: [1]));
        script.Leases.Enqueue(Lease(2, seeds: [2, 3]));
        script.Leases.Enqueue(Lease(3, seeds: [4]));

        await (await StartAsync(recycleAfter: 2)).WaitAsync(CancellationToken);

        Assert.Equal((3, 2), (script.Measured.Count, script.Count("lease")));
        Assert.Equal("goodbye of worker", script.Calls.Last());
        Assert.Equal(ExitCode.Recycled, departure.Code);
    }

    [Fact]
    public async Task A_call_that_fails_is_repeated_until_it_is_answered()
    {
        // Two for the registration, one for the first question.
        script.Faults.Enqueue(new SweepStorageException("the database is away"));
        script.Faults.Enqueue(new TimeoutException("no reply"));
        var running = await StartAsync();
        await UntilAsync(running, () => script.Count("lease") > 0);
        script.Faults.Enqueue(new SweepStorageException("the database is away"));
        script.Leases.Enqueue(Lease(1, seeds: [1]));
        await UntilAsync(running, () => script.Measured.Count == 1);

        departure.Drain();
        await running.WaitAsync(CancellationToken);

        Assert.Equal(["register", "register", "register", "lease"], script.Calls.Take(4));
        Assert.Equal("goodbye of worker", script.Calls.Last());
    }

    [Fact]
    public async Task A_lease_that_arrives_while_it_leaves_is_not_begun_but_waited_for_before_it_says_goodbye()
    {
        var answering = new TaskCompletionSource();
        script.Answering = answering.Task;
        script.Leases.Enqueue(Lease(1, seeds: [1]));
        var running = await StartAsync();
        await UntilAsync(running, () => script.Count("lease") == 1);

        departure.Drain();
        await Task.Delay(100, CancellationToken);
        Assert.Equal("lease", script.Calls.Last());
        answering.SetResult();
        await running.WaitAsync(CancellationToken);

        Assert.Equal(["register", "lease", "goodbye of worker"], script.Calls);
        Assert.Empty(script.Leases);
        Assert.Empty(script.Measured);
    }

    [Fact]
    public async Task Stopped_it_gives_back_its_lease_without_a_failure()
    {
        script.Leases.Enqueue(Lease(1, seeds: [1], steps: int.MaxValue));
        var running = await StartAsync();
        await UntilAsync(running, () => script.Count("renew 1") > 0);

        await host.StopAsync(CancellationToken);
        await running.WaitAsync(CancellationToken);

        Assert.True(script.Calls.Last() == "goodbye of worker", string.Join(' ', script.Calls.TakeLast(12)));
        Assert.Equal(0, script.Count("report 1"));
    }

    [Fact]
    public async Task The_next_lease_comes_while_the_last_is_computed_and_begins_after_it()
    {
        var gate = new ComputeGate();
        script.Leases.Enqueue(Lease(1, seeds: [1]));
        script.Leases.Enqueue(Lease(2, seeds: [2]));
        var running = await StartAsync(run: gate.Run);
        await UntilAsync(running, () => script.Count("renew 2") > 0 && !gate.Begun.IsEmpty);

        Assert.Equal([[], [1]], script.Held);
        Assert.Equal([1], gate.Begun);
        gate.Open.SetResult();
        await UntilAsync(running, () => script.Measured.Count == 2);

        Assert.Equal([1, 2], gate.Begun);
        departure.Drain();
        await running.WaitAsync(CancellationToken);
    }

    [Fact]
    public async Task A_lease_that_waits_too_long_for_the_last_one_is_given_back()
    {
        var gate = new ComputeGate();
        script.Leases.Enqueue(Lease(1, seeds: [1]));
        script.Leases.Enqueue(Lease(2, seeds: [2]));
        var running = await StartAsync(run: gate.Run);

        await UntilAsync(running, () => script.Count("give back 2") == 1);
        var asked = script.Count("lease");
        script.Leases.Enqueue(Lease(3, seeds: [3]));
        gate.Open.SetResult();
        await UntilAsync(running, () => script.Measured.Count == 2);

        Assert.Equal([1, 3], gate.Begun);
        Assert.Equal(2, asked);
        departure.Drain();
        await running.WaitAsync(CancellationToken);
    }

    [Fact]
    public async Task A_worker_that_leaves_finishes_what_it_computes_and_gives_the_next_lease_back_at_once()
    {
        var gate = new ComputeGate();
        script.Leases.Enqueue(Lease(1, seeds: [1]));
        script.Leases.Enqueue(Lease(2, seeds: [2]));
        var running = await StartAsync(run: gate.Run);
        await UntilAsync(running, () => script.Count("renew 2") > 0);

        departure.Drain();
        await UntilAsync(running, () => script.Count("give back 2") == 1);
        Assert.Empty(script.Measured);
        gate.Open.SetResult();
        await running.WaitAsync(CancellationToken);

        Assert.Equal([1], gate.Begun);
        Assert.Single(script.Measured);
        Assert.Equal("goodbye of worker", script.Calls.Last());
    }

    [Fact]
    public async Task The_next_lease_begins_while_the_reports_of_the_last_one_are_on_their_way()
    {
        var (gate, committing) = (new ComputeGate(), new TaskCompletionSource());
        gate.Open.SetResult();
        script.Committing = committing.Task;
        script.Leases.Enqueue(Lease(1, seeds: [1]));
        script.Leases.Enqueue(Lease(2, seeds: [2]));
        var running = await StartAsync(run: gate.Run);

        await UntilAsync(running, () => gate.Begun.Count == 2);
        Assert.Empty(script.Measured);

        committing.SetResult();
        await UntilAsync(running, () => script.Measured.Count == 2);
        departure.Drain();
        await running.WaitAsync(CancellationToken);
    }

    [Fact]
    public async Task A_training_that_failed_before_is_at_hand_alone()
    {
        var (gate, committing) = (new ComputeGate(), new TaskCompletionSource());
        script.Committing = committing.Task;
        script.Leases.Enqueue(Lease(1, seeds: [1]));
        script.Leases.Enqueue(Lease(2, seeds: [2]) with { IsAlone = true });
        var running = await StartAsync(run: gate.Run);
        await UntilAsync(running, () => script.Count("give back 2") == 1);
        gate.Open.SetResult();
        await UntilAsync(running, () => script.Count("report 1") == 1);
        script.Leases.Enqueue(Lease(3, seeds: [3]) with { IsAlone = true });
        await Task.Delay(100, CancellationToken);
        Assert.Equal([1], gate.Begun);

        var last = new TaskCompletionSource();
        script.Committing = last.Task;
        committing.SetResult();
        await UntilAsync(running, () => script.Count("report 3") == 1);

        // It asks for another one when the report is committed, and not before.
        var asked = script.Count("lease");
        await Task.Delay(100, CancellationToken);
        Assert.Equal((asked, "1 3"), (script.Count("lease"), string.Join(' ', gate.Begun)));
        Assert.Equal([], script.Held.Last());
        last.SetResult();
        departure.Drain();
        await running.WaitAsync(CancellationToken);
    }

    /// <summary>Starts the loop; the task completes when it has ended.</summary>
    private async Task<Task> StartAsync(int recycleAfter = 1000, TrialsRun? run = null)
    {
        var hello = new WorkerHello
        {
            Worker = new() { Name = "worker", Incarnation = Guid.NewGuid() },
            Provenance = new() { Device = "cpu", GitRevision = "none", Libraries = "libraries", OneDnn = false, SelfTestPassed = true, Threads = 1, Science = "science" },
            Host = "host",
            ProcessId = 1,
        };
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(cluster.Client)
            .AddSingleton(new WorkerArguments { Name = "worker", RecycleAfter = recycleAfter }).AddSingleton(compute).AddSingleton(hello).AddSingleton(departure).AddSingleton(run ?? JudgedRun.Of);
        builder.Services.AddSingleton(new WorkerCheckpoints(
            null, TimeSpan.FromHours(1), hello.Provenance, TimeProvider.System, NullLogger<WorkerCheckpoints>.Instance));
        builder.Services.AddHostedService<WorkerLoop>();
        host = builder.Build();
        await host.StartAsync(CancellationToken);
        return host.Services.GetServices<IHostedService>().OfType<WorkerLoop>().Single().ExecuteTask!;
    }

    private static Lease Lease(long token, int[] seeds, int steps = 2) => new()
    {
        Sweep = new(Guid.NewGuid()),
        Token = token,
        TrialTimeout = TimeSpan.FromHours(1),
        Expected = TimeSpan.FromSeconds(1),
        Trainings =
        [
            .. seeds.Select(static seed => Point with { Seed = seed }).Select(point => point with { Steps = steps }).Select(static point => new LeasedTraining
            {
                Id = TrainingId.Of(default, point), Trials = [LeasedTrials.Of(default, point)],
            }),
        ],
    };

    private static async Task UntilAsync(Task running, Func<bool> holds)
    {
        while (!holds())
        {
            Assert.False(running.IsCompleted, $"the loop has ended: {running.Exception}");
            await Task.Delay(10, CancellationToken);
        }
    }
}
