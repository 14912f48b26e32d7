using Sweep.Storage.Cluster;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Reading;

[Fast]
public sealed class SeenStateTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sweep_to_run_is_interrupted_unless_a_run_holds_it_or_a_node_is_alive()
    {
        var store = new SweepStore(database.Source, TimeProvider.System);
        var sweep = (await store.SubmitAsync(Points.Content("seen"), [Points.Line()], Cancellation)).Id;
        Assert.Equal("interrupted", await SeenAsync());

        await using (await RunClaim.TakeAsync(database.Source, sweep, TimeProvider.System, Cancellation))
        {
            Assert.Equal("running", await SeenAsync());
        }

        Assert.Equal("interrupted", await SeenAsync());
        var nodes = new NodeStore(database.Source);
        await nodes.RegisterAsync(new("n1", "c", "host", [], []), Cancellation);
        Assert.Equal("running", await SeenAsync());

        // As a kill leaves it: nothing more is written.
        await ExecuteAsync("update sweep.nodes set seen_at = now() - interval '1 minute'");
        Assert.Equal("interrupted", await SeenAsync());

        await new SweepControl(database.Source).PauseAsync("seen", Cancellation);
        Assert.Equal("paused", await SeenAsync());
    }

    [Fact]
    public void Every_word_is_one_that_a_filter_offers() => Assert.Equal(["running", "paused", "finished", "cancelled", "interrupted"], SeenState.Words);

    private async Task<string> SeenAsync()
    {
        var queries = new SweepQueries(database.Source);
        var one = (await queries.StateAsync("seen", Cancellation))!.Value;
        Assert.Equal(one, (await queries.FindAsync("seen", Cancellation))!.Seen);
        return one.Word;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
