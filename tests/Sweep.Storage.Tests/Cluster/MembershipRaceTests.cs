using Npgsql;
using Sweep.Storage.Cluster;

namespace Sweep.Storage.Tests.Cluster;

/// <summary>Several silos at the tables at once, each with a connection of its own.</summary>
[Slow]
public sealed class MembershipRaceTests : IAsyncLifetime
{
    private const string Cluster = "race";
    private const int Writers = 8;

    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Eight_silos_that_start_at_once_make_one_cluster()
    {
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            await using var source = NpgsqlDataSource.Create(database.ConnectionString);
            await new MembershipStore(source, Cluster, TimeProvider.System).InitialiseAsync(Cancellation);
        }));

        Assert.Equal(1, await database.Source.CountAsync("clusters"));
    }

    [Fact]
    public async Task Of_changes_on_the_same_knowledge_one_wins()
    {
        var store = new MembershipStore(database.Source, Cluster, TimeProvider.System);
        await store.InitialiseAsync(Cancellation);

        for (var version = 0; version < 10; version++)
        {
            var won = await Task.WhenAll(Enumerable.Range(1, Writers).Select(writer =>
                store.InsertAsync(Silos.Numbered((version * Writers) + writer), version, Cancellation)));
            Assert.Equal(1, won.Count(static one => one));
        }

        Assert.Equal(10, await database.Source.CountAsync("silos"));
    }

    [Fact]
    public async Task Silos_that_join_at_once_are_all_there_in_the_end()
    {
        var store = new MembershipStore(database.Source, Cluster, TimeProvider.System);
        await store.InitialiseAsync(Cancellation);

        await Task.WhenAll(Enumerable.Range(1, Writers).Select(async writer =>
        {
            while (!await store.InsertAsync(Silos.Numbered(writer), (await store.ReadAsync(Cancellation)).Version, Cancellation))
            {
            }
        }));

        var membership = await store.ReadAsync(Cancellation);
        Assert.Equal((Writers, Writers), (membership.Version, membership.Silos.Count));
    }

    /// <summary>The writer keeps the sum of all etags equal to the version: a reader that sees another sum saw two moments at once.</summary>
    [Fact]
    public async Task A_reader_never_sees_half_a_change()
    {
        var store = new MembershipStore(database.Source, Cluster, TimeProvider.System);
        await store.InitialiseAsync(Cancellation);
        for (var silo = 1; silo <= 3; silo++)
        {
            await store.InsertAsync(Silos.Numbered(silo), silo - 1, Cancellation);
        }

        var start = (await store.ReadAsync(Cancellation)).Version;
        var writing = WriteAsync(store, start);
        List<Membership> seen = [];
        while (!writing.IsCompleted)
        {
            seen.Add(await store.ReadAsync(Cancellation));
        }

        await writing;
        Assert.All(seen, membership => Assert.Equal(membership.Version - start, membership.Silos.Sum(static silo => silo.Etag)));
        Assert.True(seen.Select(static membership => membership.Version).Distinct().Count() > 10, "the reader saw too few moments");
    }

    private static async Task WriteAsync(MembershipStore store, int start)
    {
        for (var change = 0; change < 150; change++)
        {
            Assert.True(await store.UpdateAsync(Silos.Numbered((change % 3) + 1), etag: change / 3, start + change, Cancellation));
        }
    }

    [Fact]
    public async Task A_database_that_hangs_can_be_left()
    {
        var store = new MembershipStore(database.Source, Cluster, TimeProvider.System);
        await store.InitialiseAsync(Cancellation);
        await using var blocker = await database.Source.OpenConnectionAsync(Cancellation);
        await using var transaction = await blocker.BeginTransactionAsync(Cancellation);
        await using var taking = new NpgsqlCommand("lock table sweep.clusters in access exclusive mode", blocker, transaction);
        await taking.ExecuteNonQueryAsync(Cancellation);
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadAsync(leaving.Token));

        await transaction.RollbackAsync(Cancellation);
        Assert.Equal(0, (await store.ReadAsync(Cancellation)).Version);
    }
}
