using Npgsql;
using Sweep.Contracts.Tests.Transport;
using Sweep.Grains.Tests.Scheduling;
using Sweep.Storage.Tests;

namespace Sweep.Hosting.Tests.Clustering;

/// <summary>Real silos that know each other from a real database only. A silo that is killed is a matter of whole processes: see the tests of nodes.</summary>
public sealed class PostgresClusterTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly TestAuthority authority = new();
    private readonly TestAuthority foreign = new();
    private readonly KeptLog log = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        authority.Dispose();
        foreign.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Two_silos_with_certificates_find_each_other_and_see_one_leave()
    {
        await using var first = await ClusterSilo.StartAsync(database.Source, "first", authority.Certificates("first"), log);
        var second = await ClusterSilo.StartAsync(database.Source, "second", authority.Certificates("second"), log);
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

    private string Password => new NpgsqlConnectionStringBuilder(database.ConnectionString).Password!;

    private static Predicate<string> Holds(string secret) => text => text.Contains(secret, StringComparison.Ordinal);
}
