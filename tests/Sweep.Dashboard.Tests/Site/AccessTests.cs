using System.Net;
using Sweep.Dashboard.Site;
using Sweep.Storage.Tests;
using Sweep.Theory;

namespace Sweep.Dashboard.Tests.Site;

[Fast]
public sealed class AccessTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Token = "correct horse battery staple";
    private static readonly HttpClient Client = new(new HttpClientHandler { UseCookies = false });

    [Theory]
    [InlineData("/")]
    [InlineData("/workers")]
    [InlineData("/live/workers")]
    [InlineData("/data/heatmap.json?sweep=x")]
    [InlineData("/artifacts/00000000-0000-0000-0000-000000000001.png")]
    public async Task Without_the_token_nothing_is_shown(string address)
    {
        await using var server = await StartAsync(new() { Token = Token });

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(server, address)).StatusCode);
        Assert.NotEqual(HttpStatusCode.Unauthorized, (await AskAsync(server, address, ("Authorization", $"Bearer {Token}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(server, address, ("Cookie", $"sweep={Token}"))).StatusCode);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_and_nobody_is_sent_elsewhere_after_a_right_one()
    {
        await using var server = await StartAsync(new() { Token = Token });

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(server, "/", ("Authorization", "Bearer wrong"))).StatusCode);
        using var form = new FormUrlEncodedContent([new("token", Token), new("back", "//elsewhere.example/")]);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var browser = new HttpClient(handler);
        using var reply = await browser.PostAsync(new Uri(server.Address, "/login"), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal("/", reply.Headers.Location?.ToString());
        var cookie = Assert.Single(reply.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
    }

    [Fact]
    public async Task A_thousand_guesses_at_once_are_refused_and_few_are_looked_at()
    {
        System.Collections.Concurrent.ConcurrentBag<string> log = [];
        await using var server = await StartAsync(new() { Token = Token, Log = log.Add });

        var statuses = await Task.WhenAll(Enumerable.Range(0, 1000).Select(async guess =>
            (await AskAsync(server, "/", ("Authorization", guess == 999 ? $"Bearer {Token}" : $"Bearer {guess}"))).StatusCode));
        var afterwards = await AskAsync(server, "/", ("Authorization", $"Bearer {Token}"));

        Assert.Equal(Guessing.MostOfAnAddress, statuses.Count(static status => status == HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.TooManyRequests, afterwards.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), afterwards.Headers.RetryAfter?.Delta);
        Assert.Equal(Guessing.MostOfAnAddress + 1, log.Count);
    }

    [Fact]
    public async Task A_cookie_dies_with_the_logout()
    {
        await using var server = await StartAsync(new() { Token = Token });
        using var form = new FormUrlEncodedContent([new("token", Token)]);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var browser = new HttpClient(handler);
        using var login = await browser.PostAsync(new Uri(server.Address, "/login"), form, TestContext.Current.CancellationToken);
        var cookie = login.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, "/workers", ("Cookie", cookie))).StatusCode);

        using var logout = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/logout")) { Headers = { { "Cookie", cookie } } };
        using var reply = await browser.SendAsync(logout, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(server, "/workers", ("Cookie", cookie))).StatusCode);
    }

    [Theory]
    [InlineData("multipart/form-data", "token")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nnothing")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n")]
    [InlineData("text/plain", "token")]
    public async Task A_form_that_is_none_is_a_bad_request(string type, string content)
    {
        await using var server = await StartAsync(new() { Token = Token });
        using var form = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(content));
        form.Headers.TryAddWithoutValidation("Content-Type", type);

        using var reply = await Client.PostAsync(new Uri(server.Address, "/login"), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task Behind_a_proxy_only_those_that_it_names_are_let_in()
    {
        await using var server = await StartAsync(new() { Proxy = new("X-Forwarded-User", IPAddress.Loopback) });
        await using var elsewhere = await StartAsync(new() { Proxy = new("X-Forwarded-User", IPAddress.Parse("10.0.0.1")) });

        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(server, "/workers")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, "/workers", ("X-Forwarded-User", "ada"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(elsewhere, "/workers", ("X-Forwarded-User", "ada"))).StatusCode);
    }

    [Fact]
    public void Beyond_this_machine_a_token_alone_is_not_enough()
    {
        var fault = Assert.Throws<InvalidSweepException>(() => Admission.Check(new() { Address = IPAddress.Any, Token = Token }));

        Assert.Contains("no TLS", fault.Message);
        Assert.DoesNotContain(Token, fault.Message);
        Assert.Throws<InvalidSweepException>(() => Admission.Check(new() { Token = "short" }));
    }

    private Task<DashboardServer> StartAsync(DashboardOptions options) =>
        DashboardServer.StartAsync(database.Source, options, TimeProvider.System, TestContext.Current.CancellationToken);

    private static async Task<HttpResponseMessage> AskAsync(DashboardServer server, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, address));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
