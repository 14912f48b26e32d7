using Sweep.Storage.Cluster;
using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Cluster;

[Slow]
public sealed class RunClaimTests : IAsyncLifetime
{
    private static readonly SweepId Sweep = new(Guid.NewGuid());

    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_second_run_of_a_sweep_is_refused_until_the_first_ends()
    {
        await using (await TakeAsync(Sweep))
        {
            await using var another = await TakeAsync(new(Guid.NewGuid()));

            var refused = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => TakeAsync(Sweep));
            Assert.Contains("another process is running this sweep", refused.Message);
        }

        await using var after = await TakeAsync(Sweep);
    }

    [Fact]
    public async Task A_claim_ends_with_its_session()
    {
        await using var cut = await TakeAsync(Sweep);
        await database.Source.ScalarAsync("select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");

        await using var next = await TakeAsync(Sweep);
    }

    private Task<RunClaim> TakeAsync(SweepId sweep) => RunClaim.TakeAsync(database.Source, sweep, TimeProvider.System, Cancellation);
}
