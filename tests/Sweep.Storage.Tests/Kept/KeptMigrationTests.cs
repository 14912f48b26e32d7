using Sweep.Storage.Database;
using Sweep.Storage.Schema.Migrations;

namespace Sweep.Storage.Tests.Kept;

/// <summary>A database with sweeps that is older than the kept results, or than one of their columns.</summary>
[Slow]
public sealed class KeptMigrationTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private IReadOnlyList<string> before = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        var sweeps = new MixedSweeps(database.Source, 7);
        await sweeps.SubmitAsync();
        await sweeps.HappenAsync(15);
        before = await database.Source.ColumnAsync(MixedSweeps.Kept);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Results_of_sweeps_that_are_older_than_the_table_are_filled_in_and_kept_from_then_on()
    {
        await database.Source.ExecuteAsync($"""
            drop table sweep.kept_results cascade;
            drop function sweep.keep_planned, sweep.keep_measured, sweep.keep_ended, sweep.keep_changed_states, sweep.keep_changed, sweep.keep_anew cascade;
            drop index sweep.ix_trial_states_unfinished, sweep.ix_trial_states_finalized_at;
            create index ix_trial_states_sweep_id_state on sweep.trial_states (sweep_id, state) include (cost, finalized_at);
            delete from sweep.migrations where migration_id = '{Results.Id}';
            """);

        Assert.Equal(1, await SweepDatabase.MigrateAsync(database.Source, Cancellation));

        Assert.Equal(before, await database.Source.ColumnAsync(MixedSweeps.Kept));
        await database.Source.ExecuteAsync("delete from sweep.trials");
        Assert.Equal(0, await database.Source.CountAsync("kept_results where trials > 0"));
    }

    [Fact]
    public async Task A_column_that_is_added_later_is_filled_in()
    {
        await database.Source.ExecuteAsync("alter table sweep.kept_results drop column ap50_sum cascade, drop column confirmed cascade");

        Assert.Equal(0, await SweepDatabase.MigrateAsync(database.Source, Cancellation));

        Assert.Equal(before, await database.Source.ColumnAsync(MixedSweeps.Kept));
    }
}
