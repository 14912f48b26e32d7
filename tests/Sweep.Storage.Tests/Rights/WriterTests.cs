using Npgsql;
using Sweep.Storage.Cluster;
using Sweep.Storage.Database;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Tests.Trials;
using Sweep.Storage.Trials;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Rights;

[Collection(RoleLogins.OneAtATime)]
[Fast]
public sealed class WriterTests(RoleLogins logins) : IClassFixture<RoleLogins>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sweep_lives_its_whole_life()
    {
        await SweepDatabase.CheckSchemaAsync(logins.Writer, Cancellation);
        var sweeps = new SweepStore(logins.Writer, TimeProvider.System);
        var trials = new TrialStore(logins.Writer, TimeProvider.System);
        GridPoint[] points = [Points.Line(), Points.Line(4), Points.Overlapping];
        var sweep = (await sweeps.SubmitAsync(Points.Content("whole"), points, Cancellation)).Id;
        await using (await RunClaim.TakeAsync(logins.Writer, sweep, TimeProvider.System, Cancellation))
        {
            var epoch = await sweeps.TakeOwnershipAsync(sweep, Cancellation);
            Assert.Empty((await new MeasurementReuse(logins.Writer, TimeProvider.System).TakeOverAsync(sweep, epoch, MeasuredSweep.Conditions, Cancellation))!);
            var trial = TrialId.Of(sweep, points[0]);
            var other = TrialId.Of(sweep, points[1]);
            var training = TrainingId.Of(sweep, points[0]);
            var measured = Points.Measured(trial, Guid.NewGuid()) with { Panel = [1, 2, 3] };
            var lease = new RunningLease(training, 1, "w1", Guid.NewGuid(), "n1", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
            Assert.True(await trials.FlushAsync(sweep, epoch, Points.Flush([measured], running: [lease]), Cancellation));
            Assert.True(await trials.FlushAsync(
                sweep, epoch, Points.Flush([Points.Measured(trial, Guid.NewGuid())], failed: [new(other, FailureCause.Timeout, "slow")]), Cancellation));
            Assert.True(await sweeps.SetStateAsync(sweep, epoch, SweepState.Finished, Cancellation));
        }

        Assert.Equal("3 1 1 1 0", await logins.Reader.ScalarAsync("select concat_ws(' ', planned, succeeded, failed, infeasible, missing) from sweep.coverage"));
        Assert.Equal(1, await logins.Reader.CountAsync("late_measurements"));
        await AssertKeptAsync(sweep);
        await logins.Database.Source.ExecuteAsync("delete from sweep.sweeps");
    }

    [Theory]
    [InlineData(FailureCause.WorkerLost)]
    [InlineData(FailureCause.Unreachable)]
    public async Task A_retry_takes_up_what_failed_or_was_cancelled_and_a_lost_worker_may_still_succeed(FailureCause cause)
    {
        var sweeps = new SweepStore(logins.Writer, TimeProvider.System);
        var sweep = (await sweeps.SubmitAsync(Points.Content("retried"), [Points.Line(), Points.Line(4)], Cancellation)).Id;
        var epoch = await sweeps.TakeOwnershipAsync(sweep, Cancellation);
        var lost = TrialId.Of(sweep, Points.Line());
        Assert.True(await new TrialStore(logins.Writer, TimeProvider.System).FlushAsync(
            sweep, epoch, Points.Flush([], failed: [new(lost, cause, "gone")]), Cancellation));
        await Assert.ThrowsAsync<PostgresException>(() => logins.Writer.ExecuteAsync($"update sweep.trial_states set error = 'nothing' where trial_id = '{lost.Value}'"));

        await new SweepControl(logins.Writer).CancelAsync("retried", Cancellation);
        Assert.True(await new TrialStore(logins.Writer, TimeProvider.System).FlushAsync(
            sweep, await sweeps.TakeOwnershipAsync(sweep, Cancellation), Points.Flush([Points.Measured(lost, Guid.NewGuid())]), Cancellation));
        var change = await new SweepControl(logins.Writer).RetryAsync("retried", Cancellation);

        Assert.NotEqual(0, change.Trials);
        Assert.Equal("succeeded", await logins.Reader.ScalarAsync($"select state from planned_trials where id = '{lost.Value}'"));
        await logins.Database.Source.ExecuteAsync("delete from sweep.sweeps");
    }

    [Theory]
    [InlineData("insert into sweep.clusters (cluster_id, version) values ('c', 1); update sweep.clusters set version = 2; delete from sweep.clusters")]
    [InlineData("insert into sweep.nodes (name, cluster_id, host, labels, started_at, seen_at) values ('n', 'c', 'h', '{}', now(), now()); update sweep.nodes set draining_at = now(); delete from sweep.nodes")]
    [InlineData("update sweep.workers set last_seen_at = now()")]
    [InlineData("select * from sweep.trial_results")]
    [InlineData("create temp table mine (like sweep.trials)")]
    public async Task Membership_nodes_and_workers_are_written(string statements) => await logins.Writer.ExecuteAsync(statements);

    [Theory]
    [InlineData("truncate sweep.attempts")]
    [InlineData("drop table sweep.attempts")]
    [InlineData("drop view sweep.coverage")]
    [InlineData("alter table sweep.trial_states drop constraint ck_trial_states_state")]
    [InlineData("alter table sweep.trial_states disable trigger all")]
    [InlineData("create table sweep.mine (n int)")]
    [InlineData("create or replace view sweep.coverage as select 1 as sweep")]
    [InlineData("create schema mine")]
    [InlineData("create table public.mine (n int)")]
    [InlineData("delete from sweep.migrations")]
    [InlineData("insert into sweep.migrations values ('20990101000000_Mine', '1')")]
    [InlineData("set role sweep_owner")]
    [InlineData("copy sweep.sweeps to program 'cat'")]
    [InlineData("select pg_read_file('postgresql.conf')")]
    public async Task The_schema_is_not_a_writers_to_change(string statement)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => logins.Writer.ExecuteAsync(statement));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private async Task AssertKeptAsync(SweepId sweep)
    {
        await Task.WhenAll(new[]
        {
            "update sweep.measurements set verdict = 'refuted'",
            "delete from sweep.measurements",
            "update sweep.late_measurements set class_gap = 2",
            "delete from sweep.late_measurements",
            "update sweep.prediction_records set recorded_at = '2000-01-01'",
            "update sweep.image_sets set sha256 = ''",
            "delete from sweep.image_sets",
            "delete from sweep.prediction_records",
            "update sweep.attempts set cause = null",
            "delete from sweep.attempts",
            "update sweep.artifacts set content = ''",
            "delete from sweep.artifacts",
            "update sweep.configurations set predicted_distinct = 1",
            "delete from sweep.configurations",
            "update sweep.trials set seed = 7",
            "delete from sweep.trial_states",
            "delete from sweep.trials",
            "delete from sweep.sweeps",
        }.Select(async statement =>
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => logins.Writer.ExecuteAsync(statement));
            Assert.True(refused.SqlState == PostgresErrorCodes.InsufficientPrivilege, $"{statement}: {refused.MessageText}");
        }));

        await Task.WhenAll(new[]
        {
            "update sweep.trial_states set state = 'pending', finalized_at = null where state = 'succeeded'",
            "update sweep.trial_states set state = 'failed', failure_cause = 'timeout' where state = 'succeeded'",
            "update sweep.trial_states set finalized_at = '2000-01-01' where state = 'succeeded'",
            "update sweep.trial_states set state = 'succeeded', failure_cause = null where state = 'failed'",
            "update sweep.trial_states set failure_cause = 'worker_lost' where state = 'failed'",
            "update sweep.trial_states set finalized_at = now() + interval '1 day' where state = 'infeasible'",
        }.Select(async statement =>
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => logins.Writer.ExecuteAsync($"{statement} and sweep_id = '{sweep.Value}'"));
            Assert.True(refused.SqlState == PostgresErrorCodes.RestrictViolation, $"{statement}: {refused.MessageText}");
        }));
    }

    [Fact]
    public async Task A_writer_that_migrates_is_told_who_can()
    {
        await logins.Database.Source.ExecuteAsync("create view sweep.extra as select 1 as one");
        var refused = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => SweepDatabase.MigrateAsync(logins.Writer, Cancellation));

        Assert.Contains("run sweep migrate as the user that owns the database", refused.Message, StringComparison.Ordinal);
    }
}
