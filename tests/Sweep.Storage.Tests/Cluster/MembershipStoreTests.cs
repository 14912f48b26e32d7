using Sweep.Storage.Cluster;

namespace Sweep.Storage.Tests.Cluster;

[Fast]
public sealed class MembershipStoreTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly string cluster = $"cluster-{Guid.NewGuid():N}";

    private MembershipStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = new(database.Source, cluster, TimeProvider.System);
        await store.InitialiseAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_fresh_cluster_has_version_0_and_no_silo()
    {
        var membership = await store.ReadAsync(Cancellation);

        Assert.Equal(0, membership.Version);
        Assert.Empty(membership.Silos);
    }

    [Fact]
    public async Task Every_field_comes_back_as_it_was_written()
    {
        var written = Silos.Numbered(1) with
        {
            Status = 5,
            ProxyPort = 30_007,
            Host = "ein Rechner",
            Role = "trainer",
            UpdateZone = 3,
            FaultZone = 4,
            StartedAt = Silos.Noon.AddTicks(1_234_560),
            AliveAt = Silos.Noon.AddMinutes(1),
            Suspects = [new("10.0.0.2:11111@7", Silos.Noon.AddTicks(1)), new("[fe80::1]:11111@8", Silos.Noon.AddHours(2))],
        };

        Assert.True(await store.InsertAsync(written, 0, Cancellation));

        var read = Assert.Single((await store.ReadAsync(Cancellation)).Silos);
        Assert.Equal(written.Suspects, read.Suspects);
        Assert.Equal(written with { Suspects = read.Suspects }, read);
        Assert.All([read.StartedAt, read.AliveAt, read.Suspects[0].At], static time => Assert.Equal(DateTimeKind.Utc, time.Kind));
    }

    [Fact]
    public async Task Every_change_raises_the_version_by_one()
    {
        Assert.True(await store.InsertAsync(Silos.Numbered(1), 0, Cancellation));
        Assert.True(await store.InsertAsync(Silos.Numbered(2), 1, Cancellation));
        Assert.True(await store.UpdateAsync(Silos.Numbered(1) with { Status = Silos.Dead }, etag: 0, 2, Cancellation));

        var membership = await store.ReadAsync(Cancellation);

        Assert.Equal(3, membership.Version);
        Assert.Equal([(Silos.Dead, 1L), (Silos.Active, 0L)], membership.Silos.OrderBy(static silo => silo.Silo).Select(static silo => (silo.Status, silo.Etag)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_version_that_is_not_the_latest_changes_nothing(int version)
    {
        await store.InsertAsync(Silos.Numbered(1), 0, Cancellation);

        Assert.False(await store.InsertAsync(Silos.Numbered(2), version, Cancellation));
        Assert.False(await store.UpdateAsync(Silos.Numbered(1) with { Status = Silos.Dead }, etag: 0, version, Cancellation));

        await OnlyTheFirstAsync();
    }

    [Fact]
    public async Task A_silo_that_is_there_already_is_not_inserted_again()
    {
        await store.InsertAsync(Silos.Numbered(1), 0, Cancellation);

        Assert.False(await store.InsertAsync(Silos.Numbered(1) with { Status = Silos.Dead }, 1, Cancellation));

        await OnlyTheFirstAsync();
    }

    [Fact]
    public async Task A_stale_etag_changes_nothing()
    {
        await store.InsertAsync(Silos.Numbered(1), 0, Cancellation);

        Assert.False(await store.UpdateAsync(Silos.Numbered(1) with { Status = Silos.Dead }, etag: 1, 1, Cancellation));

        await OnlyTheFirstAsync();
    }

    [Fact]
    public async Task A_silo_that_is_not_there_is_not_updated()
    {
        await store.InsertAsync(Silos.Numbered(1), 0, Cancellation);

        Assert.False(await store.UpdateAsync(Silos.Numbered(2), etag: 0, 1, Cancellation));

        await OnlyTheFirstAsync();
    }

    [Fact]
    public async Task A_sign_of_life_raises_neither_version_nor_etag()
    {
        await store.InsertAsync(Silos.Numbered(1), 0, Cancellation);

        await store.AliveAsync(Silos.Numbered(1).Silo, Silos.Noon.AddMinutes(5), Cancellation);

        var membership = await store.ReadAsync(Cancellation);
        Assert.Equal(1, membership.Version);
        Assert.Equal(Silos.Numbered(1) with { AliveAt = Silos.Noon.AddMinutes(5) }, Plain(Assert.Single(membership.Silos)));
        Assert.True(await store.UpdateAsync(Silos.Numbered(1), etag: 0, 1, Cancellation));
    }

    [Fact]
    public async Task One_silo_is_read_with_the_version_of_all()
    {
        await store.InsertAsync(Silos.Numbered(1), 0, Cancellation);
        await store.InsertAsync(Silos.Numbered(2), 1, Cancellation);

        var present = await store.ReadAsync(Silos.Numbered(2).Silo, Cancellation);
        var absent = await store.ReadAsync(Silos.Numbered(3).Silo, Cancellation);

        Assert.Equal((2, "node-2"), (present.Version, Assert.Single(present.Silos).Name));
        Assert.Equal(2, absent.Version);
        Assert.Empty(absent.Silos);
    }

    [Fact]
    public async Task Silos_that_are_not_active_and_that_nobody_spoke_of_lately_are_cleaned_up()
    {
        var old = Silos.Noon.AddDays(-2);
        var dead = Silos.Numbered(1) with { Status = Silos.Dead, StartedAt = old, AliveAt = old };
        await store.InsertAsync(dead with { Suspects = [new("10.0.0.9:11111@9", old)] }, 0, Cancellation);
        await store.InsertAsync(Silos.Numbered(2) with { StartedAt = old, AliveAt = old }, 1, Cancellation);
        await store.InsertAsync(dead with { Silo = Silos.Numbered(3).Silo, AliveAt = Silos.Noon }, 2, Cancellation);
        await store.InsertAsync(dead with { Silo = Silos.Numbered(4).Silo, Suspects = [new("10.0.0.9:11111@9", old), new("10.0.0.8:11111@8", Silos.Noon)] }, 3, Cancellation);

        await store.CleanUpAsync(Silos.Active, Silos.Noon.AddDays(-1), Cancellation);

        Assert.Equal(
            [Silos.Numbered(2).Silo, Silos.Numbered(3).Silo, Silos.Numbered(4).Silo],
            (await store.ReadAsync(Cancellation)).Silos.Select(static silo => silo.Silo).Order());
    }

    [Fact]
    public async Task Two_clusters_of_one_database_do_not_see_each_other()
    {
        var other = new MembershipStore(database.Source, $"cluster-{Guid.NewGuid():N}", TimeProvider.System);
        await other.InitialiseAsync(Cancellation);
        await store.InsertAsync(Silos.Numbered(1), 0, Cancellation);
        await other.InsertAsync(Silos.Numbered(1) with { Status = Silos.Dead }, 0, Cancellation);

        await other.CleanUpAsync(Silos.Active, Silos.Noon.AddYears(1), Cancellation);
        await other.AliveAsync(Silos.Numbered(1).Silo, Silos.Noon.AddYears(1), Cancellation);

        await OnlyTheFirstAsync();
        Assert.Empty((await other.ReadAsync(Cancellation)).Silos);
    }

    [Fact]
    public async Task A_deleted_cluster_takes_its_silos_along()
    {
        var name = $"cluster-{Guid.NewGuid():N}";
        var other = new MembershipStore(database.Source, name, TimeProvider.System);
        await other.InitialiseAsync(Cancellation);
        await other.InsertAsync(Silos.Numbered(1), 0, Cancellation);

        await other.DeleteAsync(name, Cancellation);

        Assert.Equal(0L, await database.Source.ScalarAsync($"select count(*) from sweep.silos where cluster_id = '{name}'"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task Silos_whose_clocks_differ_by_minutes_agree_how_long_ago_something_was(int minutes)
    {
        var moved = new MovedClock(TimeSpan.FromMinutes(minutes));
        var other = new MembershipStore(database.Source, cluster, moved);
        var (here, there) = (TimeProvider.System.GetUtcNow().UtcDateTime, moved.GetUtcNow().UtcDateTime);
        Assert.Equal(0, (await other.ReadAsync(Cancellation)).Version);
        await other.InsertAsync(Silos.Numbered(1) with { StartedAt = there, AliveAt = there.AddSeconds(-30), Suspects = [new("10.0.0.2:11111@7", there)] }, 0, Cancellation);

        var read = Assert.Single((await store.ReadAsync(Cancellation)).Silos);
        Assert.Equal(here, read.StartedAt, TimeSpan.FromSeconds(5));
        Assert.Equal(here.AddSeconds(-30), read.AliveAt, TimeSpan.FromSeconds(5));
        Assert.Equal(here, read.Suspects[0].At, TimeSpan.FromSeconds(5));

        await store.AliveAsync(read.Silo, here, Cancellation);
        Assert.Equal(there, Assert.Single((await other.ReadAsync(Cancellation)).Silos).AliveAt, TimeSpan.FromSeconds(5));
    }

    private async Task OnlyTheFirstAsync()
    {
        var membership = await store.ReadAsync(Cancellation);
        Assert.Equal(1, membership.Version);
        Assert.Equal(Silos.Numbered(1), Plain(Assert.Single(membership.Silos)));
    }

    /// <summary>Records compare lists by identity.</summary>
    private static SiloEntry Plain(SiloEntry read) => read.Suspects.Count == 0 ? read with { Suspects = Silos.Numbered(1).Suspects } : read;

    private sealed class MovedClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
