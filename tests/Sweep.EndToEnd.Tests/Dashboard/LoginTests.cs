using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sweep.EndToEnd.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
[Browser]
public sealed class LoginTests(DashboardScene scene)
{
    private const string Token = "correct horse battery staple";

    [Fact]
    public async Task A_token_opens_the_pages_over_tls_and_stands_nowhere_but_in_the_form()
    {
        var home = scene.Home;
        var (authority, tls) = (Path.Combine(home.Path, "authority"), Path.Combine(home.Path, "tls"));
        Assert.Equal(0, (await home.RunAsync("certificates", "init", "--out", authority)).Code);
        Assert.Equal(0, (await home.RunAsync("certificates", "issue", "web", "--authority", authority, "--out", tls)).Code);
        using var dashboard = await RunningDashboard.StartAsync(
            home, "--token-file", home.Write("token", Token), "--certificate", Path.Combine(tls, "node.crt"), "--key", Path.Combine(tls, "node.key"));
        Assert.Equal("https", dashboard.Address.Scheme);
        await using var window = await scene.Browser.OpenAsync(dashboard.Address, new() { IgnoreHTTPSErrors = true });
        List<string> addresses = [];
        window.Page.Request += (_, request) => addresses.Add(request.Url);

        await window.Page.GotoAsync("/workers");
        Assert.Empty(await window.ViolationsAsync());
        await LogInAsync(window, "wrong horse battery staple");
        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not the token");
        await LogInAsync(window, Token);

        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("Workers and devices");
        var cookie = Assert.Single(await window.Page.Context.CookiesAsync());
        Assert.Equal(("__Host-sweep", true, true, SameSiteAttribute.Strict), (cookie.Name, cookie.HttpOnly, cookie.Secure, cookie.SameSite));
        Assert.DoesNotContain(Token, cookie.Value);
        Assert.DoesNotContain(addresses, static address => address.Contains("staple", StringComparison.Ordinal));
        Assert.All(window.TakeFaults(), static fault => Assert.Contains("401", fault));
    }

    [Theory]
    [InlineData("neither a token nor TLS", "--listen", "0.0.0.0")]
    [InlineData("no TLS", "--listen", "0.0.0.0", "--token-file", "token.yaml")]
    [InlineData("--key is given without --certificate", "--key", "key.pem")]
    [InlineData("--proxy-header is given without --proxy", "--listen", "0.0.0.0", "--proxy-header", "X-User")]
    [InlineData("is not an IP address", "--listen", "elephant")]
    public async Task What_would_let_in_just_anybody_does_not_start(string says, params string[] arguments)
    {
        scene.Home.Write("token", Token);
        var ended = await scene.Home.RunAsync(["dashboard", .. arguments.Select(argument => argument == "token.yaml" ? Path.Combine(scene.Home.Path, argument) : argument)]);

        Assert.Equal(2, ended.Code);
        Assert.Contains(says, ended.Sentence);
    }

    private static async Task LogInAsync(Window window, string token)
    {
        await window.Page.GetByLabel("Token").FillAsync(token);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
    }
}
