using Npgsql;
using Sweep.Contracts.Tests.Transport;
using Sweep.Grains.Tests.Scheduling;
using Sweep.Hosting.Local;
using Sweep.Storage.Cluster;
using Sweep.Storage.Tests;

namespace Sweep.Hosting.Tests.Clustering;

/// <summary>Real silos that know each other from a real database only.</summary>
[Slow]
public sealed class PostgresClusterTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly TestAuthority authority = new();
    private readonly KeptLog log = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        authority.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Two_silos_with_certificates_find_each_other_and_see_one_leave()
    {
        await using var first = await MemberSilo.StartAsync(database.Source, "first", authority.Certificates("first"), log);
        var second = await MemberSilo.StartAsync(database.Source, "second", authority.Certificates("second"), log);
        await first.UntilSeesAsync(2);
        await second.UntilSeesAsync(2);

        await second.DisposeAsync();

        await first.UntilSeesAsync(1);
        Assert.Equal([first.Address], await first.ActiveAsync());
        Assert.Equal("first|second", await database.Source.ScalarAsync<string>("select string_agg(name, '|' order by name) from sweep.silos"));
        Assert.Equal("second", await database.Source.ScalarAsync<string>("select name from sweep.silos where status = 6"));
        Assert.Empty(log.Of(300));
        Assert.NotEmpty(log.Texts);
        Assert.DoesNotContain(log.Texts, Holds(Password));
    }

    [Fact]
    public async Task A_silo_that_does_not_answer_is_declared_dead()
    {
        await using var first = await MemberSilo.StartAsync(database.Source, "first", null, log);
        var store = new MembershipStore(database.Source, MemberSilo.Cluster, TimeProvider.System);
        var before = await store.ReadAsync(Cancellation);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var silent = before.Silos[0] with { Silo = $"127.0.0.1:{ListeningPort.Choose(null, "")}@1000000000", Name = "silent", StartedAt = now, AliveAt = now };
        Assert.True(await store.InsertAsync(silent, before.Version, Cancellation));
        await first.UntilSeesAsync(2);

        await first.UntilSeesAsync(1);

        Assert.Equal("silent", await database.Source.ScalarAsync<string>("select name from sweep.silos where status = 6"));
        Assert.StartsWith(first.Address.ToParsableString() + ",", await database.Source.ScalarAsync<string>("select suspects from sweep.silos where status = 6"));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Password => new NpgsqlConnectionStringBuilder(database.ConnectionString).Password!;

    private static Predicate<string> Holds(string secret) => text => text.Contains(secret, StringComparison.Ordinal);
}
