using Npgsql;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Tests.Rights;

namespace Sweep.Storage.Tests.Sweeps;

/// <summary>Statistics after a submission, also where its user owns no table.</summary>
[Collection(RoleLogins.OneAtATime)]
[Slow]
public sealed class StatisticsTests(RoleLogins logins) : IClassFixture<RoleLogins>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_writer_leaves_statistics_of_what_it_submits()
    {
        var points = Enumerable.Range(0, 3000).SelectMany(static seed => new[] { Points.Line(5, seed), Points.Line(6, seed) });
        await new SweepStore(logins.Writer, TimeProvider.System).SubmitAsync(Points.Content("a"), points.Append(Points.Overlapping), Cancellation);

        Assert.Equal(6001f, await logins.Database.Source.ScalarAsync("select reltuples from pg_class where oid = 'sweep.trials'::regclass"));
        Assert.Equal(
            ["configurations", "trial_states", "trials"],
            await logins.Database.Source.ColumnAsync("select distinct tablename::text from pg_stats where schemaname = 'sweep' and tablename in ('trials', 'trial_states', 'configurations') order by 1"));
    }

    [Fact]
    public async Task A_reader_may_not_refresh_them()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => logins.Reader.ExecuteAsync("select sweep.analyze_trials()"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
