using Sweep.Storage.Cluster;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Reading;

[Fast]
public sealed class ProgressQueriesTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private SweepId sweep;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SweepStore Store => new(database.Source, TimeProvider.System);

    private ProgressQueries Queries => new(database.Source);

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        sweep = (await Store.SubmitAsync(Points.Content("a"), [.. Enumerable.Range(0, 5).Select(static seed => Points.Line(seed: seed)), Points.Overlapping], Cancellation)).Id;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_look_says_what_the_view_says()
    {
        // One measured, one failed for good after two attempts, one failed once, one in a worker's hands, one untouched.
        TrialId[] trials = [.. Enumerable.Range(0, 5).Select(seed => TrialId.Of(sweep, Points.Line(seed: seed)))];
        var (attempt, now) = (Guid.NewGuid(), TimeProvider.System.GetUtcNow());
        var epoch = await Store.TakeOwnershipAsync(sweep, Cancellation);
        await new TrialStore(database.Source, TimeProvider.System).FlushAsync(
            sweep,
            epoch,
            Points.Flush(
                [Points.Measured(trials[0], attempt)],
                [
                    Points.Attempt(Guid.NewGuid(), trials[1], FailureCause.Timeout, "slow"),
                    Points.Attempt(Guid.NewGuid(), trials[1], FailureCause.Timeout, "slow"), Points.Attempt(Guid.NewGuid(), trials[2], FailureCause.WorkerLost, "gone"),
                ],
                [new(trials[1], FailureCause.Timeout, "slow")],
                [new(TrainingId.Of(sweep, Points.Line(seed: 3)), 1, "w1", Guid.NewGuid(), "", now, now.AddMinutes(5))]),
            Cancellation);

        var look = Assert.Single(await Queries.LookAsync(["a"], Cancellation));

        Assert.Equal((6, 1, 1, 1, 0, 3, 1), (look.Planned, look.Infeasible, look.Succeeded, look.Failed, look.Cancelled, look.Pending, look.Leased));
        Assert.Equal((1, 2, false), (look.Workers, look.Retries, look.Claimed));
        Assert.Equal(
            string.Join(' ', look.Planned, look.Infeasible, look.Succeeded, look.Failed, look.Cancelled, look.Pending, look.Leased),
            await database.Source.ScalarAsync("select concat_ws(' ', planned, infeasible, succeeded, failed, cancelled, pending, leased) from sweep.sweep_progress"));
        Assert.Equal((look.CostDone, look.CostPlanned), (await NumberAsync("cost_done"), await NumberAsync("cost_planned")));
    }

    [Fact]
    public async Task Without_names_all_that_are_not_final_are_looked_at_oldest_first()
    {
        foreach (var name in new[] { "b", "c", "d" })
        {
            await Store.SubmitAsync(Points.Content(name), [Points.Line()], Cancellation);
        }

        await new SweepControl(database.Source).CancelAsync("b", Cancellation);
        await new SweepControl(database.Source).PauseAsync("c", Cancellation);

        Assert.Equal(["a", "c", "d"], (await Queries.LookAsync(null, Cancellation)).Select(static look => look.Name));
        Assert.Equal(SweepState.Cancelled, Assert.Single(await Queries.LookAsync(["b", "none"], Cancellation)).State);
    }

    [Fact]
    public async Task A_local_run_is_seen_by_its_claim()
    {
        await using var claim = await RunClaim.TakeAsync(database.Source, sweep, TimeProvider.System, Cancellation);

        Assert.True(Assert.Single(await Queries.LookAsync(["a"], Cancellation)).Claimed);
    }

    private async Task<double> NumberAsync(string column) => (double)(await database.Source.ScalarAsync($"select {column} from sweep.sweep_progress"))!;
}
