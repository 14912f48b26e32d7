using Npgsql;
using Sweep.Storage.Tests;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Scheduling;

/// <summary>The database goes away under a flush.</summary>
[Fast]
public sealed class OutageTests : IAsyncLifetime
{
    private readonly FakeHands ann = new("ann");
    private readonly TestDatabase database = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_flush_that_is_cut_off_keeps_its_reports_and_writes_them_later()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var sweep = await SmallSweep.SubmitAsync(database.Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(database.Source);
        var lease = await ann.LeaseAsync(bench.Sweep(sweep));

        // A lock that nobody can pass, so that the flush hangs inside its transaction and can be cut there.
        await using var blocker = new NpgsqlConnection(database.ConnectionString);
        await blocker.OpenAsync(cancellationToken);
        await using var transaction = await blocker.BeginTransactionAsync(cancellationToken);
        await new NpgsqlCommand("lock table sweep.measurements in access exclusive mode", blocker).ExecuteNonQueryAsync(cancellationToken);

        var report = bench.Sweep(sweep).ReportAsync(ann.Success(lease));
        await CutFlushAsync(blocker, cancellationToken);
        while ((await bench.Sweep(sweep).ProgressAsync()).Trouble is null)
        {
            await Task.Delay(20, cancellationToken);
        }

        Assert.False(report.IsCompleted, "a report was acknowledged that is in no table");
        await transaction.RollbackAsync(cancellationToken);

        Assert.Equal(2, (await report).Accepted);
        Assert.Equal(2, await database.Source.MeasurementsAsync());
        Assert.Equal(2, await database.Source.ScalarAsync<long>("select count(*) from sweep.attempts"));
        Assert.Null((await bench.UntilFinishedAsync(sweep)).Trouble);
    }

    private static async Task CutFlushAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var cut = new NpgsqlCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", connection);
        while ((long)(await cut.ExecuteScalarAsync(cancellationToken))! == 0)
        {
            await Task.Delay(20, cancellationToken);
        }
    }
}
