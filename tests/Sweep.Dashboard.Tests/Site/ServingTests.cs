using System.Net;
using Npgsql;
using Sweep.Storage.Tests;
using Sweep.Theory;

namespace Sweep.Dashboard.Tests.Site;

/// <summary>What the server answers to whom, whatever the pages hold.</summary>
[Fast]
public sealed class ServingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly HttpClient Browser = new();

    [Fact]
    public async Task Only_names_of_this_machine_are_answered()
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address) { Headers = { Host = "elsewhere.example" } };

        using var reply = await Browser.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(server.Address.Host)));
    }

    [Fact]
    public async Task Health_follows_the_database()
    {
        await using var server = await StartAsync();
        Assert.Contains("The database answers", await ReadAsync(server, "/healthz"));

        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=9;Username=me;Password=secret-word;Database=sweep;Timeout=2");
        await using var blind = await DashboardServer.StartAsync(nowhere, null, TestContext.Current.CancellationToken);
        using var reply = await Browser.GetAsync(new Uri(blind.Address, "/healthz"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.StatusCode);
        Assert.DoesNotContain("secret-word", await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Many_who_ask_for_its_health_open_one_connection()
    {
        var opened = 0;
        var builder = new NpgsqlDataSourceBuilder(database.ConnectionString) { ConnectionStringBuilder = { Pooling = false } };
        builder.UsePhysicalConnectionInitializer(_ => Interlocked.Increment(ref opened), _ => Task.FromResult(Interlocked.Increment(ref opened)));
        await using var counted = builder.Build();
        await using var server = await DashboardServer.StartAsync(
            counted, new() { Token = "correct horse battery staple" }, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(), TestContext.Current.CancellationToken);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => ReadAsync(server, "/healthz")));

        Assert.All(answers, static answer => Assert.Contains("The database answers", answer));
        Assert.Equal(1, opened);
    }

    [Fact]
    public async Task Who_asks_for_the_head_alone_gets_it()
    {
        await using var server = await StartAsync();
        foreach (var address in new[] { "/", "/healthz", "/workers" })
        {
            using var whole = await Browser.GetAsync(new Uri(server.Address, address), TestContext.Current.CancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(server.Address, address));
            using var head = await Browser.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        await using var first = await StartAsync();

        var fault = await Assert.ThrowsAsync<UnfitEnvironmentException>(
            () => DashboardServer.StartAsync(database.Source, first.Address.Port, TestContext.Current.CancellationToken));

        Assert.Contains($"port {first.Address.Port} is in use", fault.Message);
    }

    private Task<DashboardServer> StartAsync() => DashboardServer.StartAsync(database.Source, null, TestContext.Current.CancellationToken);

    private static Task<string> ReadAsync(DashboardServer server, string address) =>
        Browser.GetStringAsync(new Uri(server.Address, address), TestContext.Current.CancellationToken);
}
