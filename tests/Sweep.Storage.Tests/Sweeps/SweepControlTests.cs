using Npgsql;
using Sweep.Storage.Cluster;
using Sweep.Storage.Database;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Sweeps;

[Slow]
public sealed class SweepControlTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private SweepId sweep;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SweepStore Store => new(database.Source, TimeProvider.System);

    private TrialStore Trials => new(database.Source, TimeProvider.System);

    private SweepControl Control => new(database.Source);

    /// <summary>Four trials, each with a training of its own; the one at spacing 7 overlaps and is infeasible.</summary>
    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        sweep = (await Store.SubmitAsync(Points.Content("a"), [.. Enumerable.Range(0, 4).Select(static seed => Points.Line(seed: seed)), Points.Overlapping], Cancellation)).Id;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_pause_takes_the_sweep_from_its_owner_and_leaves_leases()
    {
        var epoch = await Store.TakeOwnershipAsync(sweep, Cancellation);
        Assert.True(await Trials.FlushAsync(sweep, epoch, Points.Flush(running: [Lease(Points.Line())]), Cancellation));

        Assert.Equal(new(SweepState.Running, SweepState.Paused, 0, 1), await Control.PauseAsync("a", Cancellation));

        Assert.Equal(SweepState.Paused, (await Store.ReadHeaderAsync(sweep, Cancellation)).State);
        Assert.Empty(await Store.ReadRunningAsync(Cancellation));
        Assert.Single(await Trials.ReadLeasesAsync(sweep, Cancellation));
        Assert.False(await Trials.FlushAsync(sweep, epoch, Points.Flush(), Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_flush_that_begins_later_overtakes_a_pause_or_a_new_owner(bool pauses)
    {
        var epoch = await Store.TakeOwnershipAsync(sweep, Cancellation);
        await using var connection = await database.Source.OpenConnectionAsync(Cancellation);
        await using var flushing = await connection.BeginTransactionAsync(Cancellation);
        await using var locks = new NpgsqlCommand($"{SweepTurn.Shared("id")} from sweep.sweeps for share", connection);
        await locks.ExecuteNonQueryAsync(Cancellation);

        var change = pauses ? Control.PauseAsync("a", Cancellation) as Task : Store.TakeOwnershipAsync(sweep, Cancellation);
        await WaitingAsync(1);
        var later = Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(TrialId.Of(sweep, Points.Line()), Guid.NewGuid())]), Cancellation);
        await WaitingAsync(2);
        await flushing.CommitAsync(Cancellation);
        await change;

        Assert.False(await later);

        async Task WaitingAsync(long sessions)
        {
            using var limit = new CancellationTokenSource(Patience.Usual);
            while (!sessions.Equals(await database.Source.ScalarAsync(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")))
            {
                await Task.Delay(20, limit.Token);
            }
        }
    }

    [Fact]
    public async Task What_a_sweep_is_already_changes_nothing_and_its_owner_keeps_it()
    {
        await Control.PauseAsync("a", Cancellation);
        var epoch = await Store.TakeOwnershipAsync(sweep, Cancellation);

        Assert.False((await Control.PauseAsync("a", Cancellation)).Changed);
        Assert.True(await Trials.FlushAsync(sweep, epoch, Points.Flush(), Cancellation));

        Assert.True((await Control.ResumeAsync("a", Cancellation)).Changed);
        epoch = await Store.TakeOwnershipAsync(sweep, Cancellation);
        Assert.False((await Control.ResumeAsync("a", Cancellation)).Changed);
        Assert.False((await Control.RetryAsync("a", Cancellation)).Changed);
        Assert.True(await Trials.FlushAsync(sweep, epoch, Points.Flush(), Cancellation));
        Assert.Equal(new RunnableSweep(sweep, 0), Assert.Single(await Store.ReadRunningAsync(Cancellation)));
    }

    [Fact]
    public async Task A_cancellation_ends_what_is_open_and_keeps_what_is_measured()
    {
        var epoch = await Store.TakeOwnershipAsync(sweep, Cancellation);
        var (measured, attempt) = (TrialId.Of(sweep, Points.Line()), Guid.NewGuid());
        await Trials.FlushAsync(
            sweep, epoch, Points.Flush([Points.Measured(measured, attempt)], running: [Lease(Points.Line(seed: 1))]), Cancellation);

        Assert.Equal(new(SweepState.Running, SweepState.Cancelled, 3, 1), await Control.CancelAsync("a", Cancellation));

        Assert.Equal(["cancelled 3", "infeasible 1", "succeeded 1"], await StatesAsync());
        Assert.Empty(await Trials.ReadLeasesAsync(sweep, Cancellation));
        Assert.Equal("cancelled", await database.Source.ScalarAsync("select state from sweep.sweeps where finalized_at is not null"));
        Assert.False((await Control.CancelAsync("a", Cancellation)).Changed);
    }

    [Fact]
    public async Task What_comes_after_a_cancellation_is_kept_beside_and_counts_for_nothing()
    {
        await Control.CancelAsync("a", Cancellation);
        var epoch = await Store.TakeOwnershipAsync(sweep, Cancellation);
        var (late, attempt) = (TrialId.Of(sweep, Points.Line()), Guid.NewGuid());

        Assert.True(await Trials.FlushAsync(sweep, epoch, Points.Flush([Points.Measured(late, attempt)]), Cancellation));

        Assert.Equal(["cancelled 4", "infeasible 1"], await StatesAsync());
        Assert.Equal((0, 1), (await database.Source.CountAsync("measurements"), await database.Source.CountAsync("late_measurements")));
    }

    [Fact]
    public async Task A_retry_brings_back_failed_and_cancelled_trials_with_fresh_budgets()
    {
        var epoch = await Store.TakeOwnershipAsync(sweep, Cancellation);
        var failed = TrialId.Of(sweep, Points.Line());
        await Trials.FlushAsync(sweep, epoch, Points.Flush(
            failures: [Points.Attempt(Guid.NewGuid(), failed, FailureCause.WorkerLost, "gone")], failed: [new(failed, FailureCause.WorkerLost, "gone")]), Cancellation);
        await Control.CancelAsync("a", Cancellation);

        Assert.Equal(new(SweepState.Cancelled, SweepState.Running, 4, 0), await Control.RetryAsync("a", Cancellation));

        Assert.Equal(["infeasible 1", "pending 4"], await StatesAsync());
        Assert.Equal(0, await database.Source.CountAsync("sweeps where finalized_at is not null"));
        var open = await Trials.ReadOpenAsync(sweep, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(4, open.Count);
        Assert.All(open, static training => Assert.Empty(training.Failures));

        // A failure after the retry counts again.
        epoch = await Store.TakeOwnershipAsync(sweep, Cancellation);
        await Trials.FlushAsync(sweep, epoch, Points.Flush(failures: [Points.Attempt(Guid.NewGuid(), failed, FailureCause.Timeout, "slow")]), Cancellation);
        open = await Trials.ReadOpenAsync(sweep, Cancellation).ToListAsync(Cancellation);
        Assert.Equal([(FailureCause.Timeout, 1)], open.SelectMany(static training => training.Failures).Select(static cause => (cause.Key, cause.Value)));
    }

    [Fact]
    public async Task A_retry_of_a_sweep_that_was_cancelled_after_its_last_trial_finishes_it()
    {
        await database.Source.ExecuteAsync("delete from sweep.trials t where not exists (select from sweep.trial_states e where e.trial_id = t.id and e.state <> 'pending')");
        await Control.CancelAsync("a", Cancellation);

        Assert.Equal(new(SweepState.Cancelled, SweepState.Finished, 0, 0), await Control.RetryAsync("a", Cancellation));

        Assert.Equal(1, await database.Source.CountAsync("sweeps where state = 'finished' and finalized_at is not null"));
    }

    [Theory]
    [InlineData("finished", "pause", "the sweep a is finished: there is nothing to pause")]
    [InlineData("finished", "resume", "the sweep a is finished: there is nothing to resume; its file with more points extends it")]
    [InlineData("finished", "cancel", "the sweep a is finished: there is nothing to cancel")]
    [InlineData("cancelled", "pause", "the sweep a is cancelled: there is nothing to pause")]
    [InlineData("cancelled", "resume", "the sweep a is cancelled: `sweep retry a` takes up what it left")]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing(string state, string change, string sentence)
    {
        await database.Source.ExecuteAsync($"update sweep.sweeps set state = '{state}', finalized_at = now(), owner_epoch = 7");

        var refused = await Assert.ThrowsAsync<InvalidSweepException>(() => change switch
        {
            "pause" => Control.PauseAsync("a", Cancellation),
            "resume" => Control.ResumeAsync("a", Cancellation),
            _ => Control.CancelAsync("a", Cancellation),
        });

        Assert.Equal(sentence, refused.Message);
        Assert.Equal(1, await database.Source.CountAsync($"sweeps where state = '{state}' and owner_epoch = 7"));
    }

    [Fact]
    public async Task A_priority_is_kept_and_orders_what_a_dispatcher_reads()
    {
        var other = (await Store.SubmitAsync(Points.Content("b"), [Points.Line()], Cancellation)).Id;

        Assert.Equal(SweepState.Running, (await Control.SetPriorityAsync("b", 3, Cancellation)).After);

        Assert.Equal([new(other, 3), new(sweep, 0)], await Store.ReadRunningAsync(Cancellation));
    }

    [Fact]
    public async Task A_sweep_that_a_local_run_has_claimed_is_left_to_it()
    {
        var other = (await Store.SubmitAsync(Points.Content("b"), [Points.Line()], Cancellation)).Id;
        await using (await RunClaim.TakeAsync(database.Source, other, TimeProvider.System, Cancellation))
        {
            Assert.Equal([sweep], (await Store.ReadRunningAsync(Cancellation)).Select(static one => one.Id));
        }

        Assert.Equal([sweep, other], (await Store.ReadRunningAsync(Cancellation)).Select(static one => one.Id));
    }

    [Fact]
    public async Task A_change_waits_for_a_flush_that_is_under_way()
    {
        var epoch = await Store.TakeOwnershipAsync(sweep, Cancellation);
        await using var connection = await database.Source.OpenConnectionAsync(Cancellation);
        await using var flush = await connection.BeginTransactionAsync(Cancellation);
        await using var share = new Npgsql.NpgsqlCommand($"select 1 from sweep.sweeps where owner_epoch = {epoch} for share", connection);
        await share.ExecuteScalarAsync(Cancellation);

        var cancelling = Control.CancelAsync("a", Cancellation);
        await Task.Delay(200, Cancellation);
        Assert.False(cancelling.IsCompleted);

        await flush.CommitAsync(Cancellation);
        Assert.Equal(4, (await cancelling).Trials);
    }

    [Fact]
    public async Task An_unknown_name_is_named()
    {
        var refused = await Assert.ThrowsAsync<InvalidSweepException>(() => Control.PauseAsync("b", Cancellation));

        Assert.Contains("no sweep named b", refused.Message, StringComparison.Ordinal);
    }

    private RunningLease Lease(GridPoint point)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(TrainingId.Of(sweep, point), Token: 1, "w1", Guid.NewGuid(), "", now, now.AddMinutes(5));
    }

    private Task<List<string>> StatesAsync() => database.Source.ColumnAsync("select state || ' ' || count(*) from sweep.planned_trials group by state order by 1");
}
