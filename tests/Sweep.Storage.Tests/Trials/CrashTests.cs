using System.Diagnostics;
using Npgsql;
using Sweep.Storage.Database;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Tests.Private;
using Sweep.Storage.Trials;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Trials;

[Slow]
public sealed class CrashTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flush_that_the_server_did_not_survive_counts_once_when_it_is_repeated()
    {
        await using var home = new TemporaryHome();
        var connectionString = await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);
        await using var database = await SweepDatabase.OpenAsync(connectionString, Cancellation);
        await SweepDatabase.MigrateAsync(database, Cancellation);
        var sweeps = new SweepStore(database, TimeProvider.System);
        GridPoint[] points = [.. Enumerable.Range(0, 2_000).Select(static seed => Points.Line(seed: seed))];
        var sweep = (await sweeps.SubmitAsync(Points.Content("a"), points, Cancellation)).Id;
        var epoch = await sweeps.TakeOwnershipAsync(sweep, Cancellation);
        var trials = new TrialStore(database, TimeProvider.System);
        var flushes = points.Select(point => TrialId.Of(sweep, point)).Chunk(50).Select(chunk => Points.Flush(
            [.. chunk.Select(static trial => Points.Measured(trial, trial.Value))])).ToList();

        // The server dies during the twentieth flush: what became of that one is unknown to the caller, as after a cut link.
        var lost = 0;
        foreach (var (index, flush) in flushes.Index())
        {
            var killing = index == 19 ? Task.Run(() => Kill(home), Cancellation) : Task.CompletedTask;
            try
            {
                Assert.True(await trials.FlushAsync(sweep, epoch, flush, Cancellation));
            }
            catch (NpgsqlException)
            {
                lost++;
            }

            await killing;
        }

        Assert.InRange(lost, 20, 21);
        await home.Server().EnsureAsync(TemporaryHome.Ignore, Cancellation);
        foreach (var flush in flushes)
        {
            Assert.True(await trials.FlushAsync(sweep, epoch, flush, Cancellation));
        }

        Assert.Equal(2_000, await database.CountAsync("measurements"));
        Assert.Equal(2_000, await database.CountAsync("attempts"));
        Assert.Equal(2_000, await database.CountAsync("planned_trials where state = 'succeeded'"));
        Assert.Equal(0, await database.CountAsync("late_measurements"));
    }

    /// <summary>Until none is left: a server process may be starting another one just then, which would go on serving.</summary>
    private static void Kill(TemporaryHome home)
    {
        while (Process.GetProcessesByName("postgres").Where(process => WorksIn(process.Id, home.Data)).ToList() is { Count: > 0 } processes)
        {
            processes.ForEach(static process => process.Kill());
        }
    }

    private static bool WorksIn(int pid, string folder) => new FileInfo($"/proc/{pid}/cwd").LinkTarget == folder;
}
