using Sweep.Storage.Cluster;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Cluster;

[Slow]
public sealed class NodeQueriesTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private DateTime started;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private NodeStore Store => new(database.Source);

    private NodeQueries Queries => new(database.Source);

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        started = await Store.RegisterAsync(
            new("n1", "sweep", "host-1", ["rack=7"], [new("GPU-1", "H100", 80L << 30, 2), new("GPU-2", "H100", 80L << 30, 2), new("cpu", "CPU", null, 1)]), Cancellation);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_node_is_listed_with_its_devices_its_slots_and_how_many_are_busy()
    {
        await HoldAsync("n1/0", "n1", expires: TimeSpan.FromSeconds(-60));

        var node = Assert.Single(await Queries.ListAsync(Cancellation));

        Assert.Equal(("n1", NodeState.Alive, "sweep", "host-1", "1 x CPU, 2 x H100"), (node.Name, node.State, node.Cluster, node.Host, node.Devices));

        // The lease was written long ago; the node is alive, so that its worker renews it.
        Assert.Equal((5, 1), (node.Slots, node.Busy));
        Assert.Equal(["rack=7"], node.Labels);
        Assert.InRange(node.SilentFor, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_lease_of_a_node_that_died_keeps_nobody_busy_after_its_expiry()
    {
        await HoldAsync("n1/0", "n1", expires: TimeSpan.FromSeconds(-60));
        await SilenceAsync();

        Assert.Equal(0, Assert.Single(await Queries.ListAsync(Cancellation)).Busy);
    }

    [Fact]
    public async Task A_node_drains_once_and_then_takes_no_work()
    {
        Assert.Equal(1, await Queries.CountAliveAsync(Cancellation));

        Assert.True(await Store.DrainAsync("n1", Cancellation));

        Assert.True(await Store.SeenAsync("n1", started, Cancellation));
        Assert.Equal(NodeState.Draining, Assert.Single(await Queries.ListAsync(Cancellation)).State);
        Assert.Equal(0, await Queries.CountAliveAsync(Cancellation));
        Assert.False(await Store.DrainAsync("n1", Cancellation));
        Assert.False(await Store.DrainAsync("n2", Cancellation));
    }

    [Fact]
    public async Task A_silent_node_is_gone_and_one_that_stopped_has_ended()
    {
        await SilenceAsync();
        Assert.Equal(NodeState.Gone, Assert.Single(await Queries.ListAsync(Cancellation)).State);
        Assert.Equal(0, await Queries.CountAliveAsync(Cancellation));

        await Store.SeenAsync("n1", started, Cancellation);
        Assert.Equal(NodeState.Alive, Assert.Single(await Queries.ListAsync(Cancellation)).State);

        await Store.EndedAsync("n1", started, Cancellation);
        Assert.Equal(NodeState.Ended, Assert.Single(await Queries.ListAsync(Cancellation)).State);
    }

    [Fact]
    public async Task A_living_node_keeps_its_name_and_a_killed_one_leaves_it_after_some_seconds()
    {
        using var ended = new CancellationTokenSource();
        var speaking = SpeakAsync(ended.Token);
        Assert.Equal("host-1", await Store.NamesakeAsync("n1", TimeProvider.System, Cancellation));
        await ended.CancelAsync();
        await speaking;

        Assert.Null(await Store.NamesakeAsync("n1", TimeProvider.System, Cancellation));
        Assert.Null(await Store.NamesakeAsync("n2", TimeProvider.System, Cancellation));

        async Task SpeakAsync(CancellationToken until)
        {
            while (!until.IsCancellationRequested)
            {
                await Store.SeenAsync("n1", started, Cancellation);
                await Task.Delay(300, until).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [Fact]
    public async Task The_end_of_an_earlier_node_is_not_that_of_its_namesake()
    {
        await Store.RegisterAsync(new("n1", "sweep", "host-2", [], []), Cancellation);

        await Store.EndedAsync("n1", started, Cancellation);

        Assert.Equal(NodeState.Alive, Assert.Single(await Queries.ListAsync(Cancellation)).State);
    }

    private Task SilenceAsync() => database.Source.ExecuteAsync("update sweep.nodes set seen_at = now() - interval '5 minutes'");

    private async Task HoldAsync(string worker, string node, TimeSpan expires)
    {
        var sweeps = new SweepStore(database.Source, TimeProvider.System);
        var sweep = (await sweeps.SubmitAsync(Points.Content("a"), [Points.Line()], Cancellation)).Id;
        var epoch = await sweeps.TakeOwnershipAsync(sweep, Cancellation);
        var now = TimeProvider.System.GetUtcNow();
        await new TrialStore(database.Source, TimeProvider.System).FlushAsync(
            sweep, epoch, Points.Flush(running: [new(TrainingId.Of(sweep, Points.Line()), 1, worker, Guid.NewGuid(), node, now, now + expires)]), Cancellation);
    }
}
