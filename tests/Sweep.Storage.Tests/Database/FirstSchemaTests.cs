using System.IO.Compression;
using Sweep.Storage.Database;
using Sweep.Storage.Trials;
using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Database;

/// <summary>
/// A database as commit 45892bb wrote it, with all its views: of the sweep "half" seven of fifteen trials of its own were measured, one failed once, and a worker has
/// three trainings in its hands.
/// </summary>
[Slow]
public sealed class FirstSchemaTests : IAsyncLifetime
{
    private const string Results = """
        select concat_ws(' ', 'counts', confirmed, not_reached, refuted, inconclusive, controls_failed) from sweep.verdict_counts
        union all select concat_ws(' ', 'progress', planned, pending, succeeded, infeasible, failed_attempts) from sweep.sweep_progress
        union all select concat_ws(' ', 'bound', spacing, n, n_measured, predicted, max_measured, mean_measured, ci95_low, confirmed, not_reached, confirmed_low, verdict) from sweep.bound_validation
        union all select concat_ws(' ', 'coverage', to_jsonb(c) - 'cost_done') from sweep.coverage c
        union all select concat_ws(' ', 'attempt', trial_id, attempt, worker, cause) from sweep.attempt_history
        union all select concat_ws(' ', 'running', training_id, token, worker, incarnation, since, expires) from sweep.running
        order by 1
        """;

    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await database.Source.ExecuteAsync("drop schema sweep cascade");
        await using var resource = typeof(FirstSchemaTests).Assembly.GetManifestResourceStream("45892bb.sql.gz")!;
        await using var unzipped = new GZipStream(resource, CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        await database.Source.ExecuteAsync($"{await reader.ReadToEndAsync(Cancellation)}; reset all");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Views_say_the_same_after_the_migration_and_the_sweep_goes_on()
    {
        var before = await database.Source.ColumnAsync(Results);
        Assert.Equal(3, before.Count(static row => row.StartsWith("running", StringComparison.Ordinal)));

        Assert.Equal(2, await SweepDatabase.MigrateAsync(database.Source, Cancellation));

        Assert.Equal(before, await database.Source.ColumnAsync(Results));
        var sweep = new SweepId((Guid)(await database.Source.ScalarAsync("select sweep.id_of('half')"))!);
        var trials = new TrialStore(database.Source, TimeProvider.System);
        var open = await trials.ReadOpenAsync(sweep, Cancellation).ToListAsync(Cancellation);
        var leases = await trials.ReadLeasesAsync(sweep, Cancellation);
        // One of the three trainings has failed under its lease.
        Assert.Equal(2, leases.Count);
        Assert.All(leases, lease => Assert.Contains(open, training => training.Id == lease.Training));
        var trial = open[0].Trials[0];
        Assert.True(await trials.FlushAsync(sweep, 0, Points.Flush([Points.Measured(trial, Guid.NewGuid())]), Cancellation));
        Assert.Equal(8, await database.Source.CountAsync("measurements"));
    }

    [Fact]
    public async Task A_view_of_a_user_on_what_must_change_stops_the_migration_until_it_is_dropped()
    {
        await database.Source.ExecuteAsync("create view public.mine as select count(*) from sweep.running");

        var fault = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => SweepDatabase.MigrateAsync(database.Source, Cancellation));

        Assert.Contains("something of yours depends on the old one", fault.Message, StringComparison.Ordinal);
        await database.Source.ExecuteAsync("drop view public.mine");
        await SweepDatabase.MigrateAsync(database.Source, Cancellation);
        Assert.Equal(3, await database.Source.CountAsync("running"));
    }
}
