using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sweep.EndToEnd.Tests.Processes;
using static Microsoft.Playwright.Assertions;

namespace Sweep.EndToEnd.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
[Browser]
public sealed partial class LiveTests(DashboardScene scene)
{
    [Fact]
    public async Task A_page_follows_its_sweep_while_it_runs_and_rests_when_it_is_finished()
    {
        using var run = scene.Home.Start("run", scene.Home.Write("followed", SmallSweeps.Slow("followed", 6)));
        await using var window = await scene.Browser.OpenAsync(scene.Address);
        await Eventually.TrueAsync(
            async () => (await window.Page.APIRequest.GetAsync("/sweeps/followed")).Ok, () => $"the sweep does not appear: {run.Errors}");
        window.TakeFaults();
        await window.Page.GotoAsync("/sweeps/followed");
        await window.Page.EvaluateAsync("""
            document.querySelector('input[name=where]').value = 'being typed';
            document.querySelector('input[name=where]').focus();
            window.before = document.querySelector('[data-summary]').textContent;
            """);

        await Expect(window.Page.Locator("main[data-over]")).ToBeAttachedAsync(new() { Timeout = 120_000 });

        Assert.Equal(0, (await run.EndAsync()).Code);
        await Expect(window.Page.Locator(".title .state")).ToHaveTextAsync("finished");
        await Expect(window.Page.Locator("[data-summary]")).ToHaveTextAsync(Done());
        await Expect(window.Page.Locator("#announcement")).ToHaveTextAsync(Done());
        Assert.DoesNotMatch(Done(), await window.AskAsync<string>("window.before"));

        // Charts that had nothing to show came in place, and what a person was doing stayed.
        await window.ShowChartsAsync();
        await Expect(window.Page.Locator("#chart-loss-curves svg").First).ToBeVisibleAsync();
        Assert.Equal("being typed", await window.AskAsync<string>("document.activeElement.value"));
        Assert.Empty(window.TakeFaults());
    }

    [Fact]
    public async Task The_first_page_shows_a_sweep_that_begins_after_it_was_opened()
    {
        await using var window = await scene.Browser.OpenAsync(scene.Address);
        await window.Page.GotoAsync("/?q=begun-later");
        await Expect(window.Page.GetByText("No sweep matches the filter.")).ToBeVisibleAsync();

        Assert.Equal(0, (await scene.Home.RunAsync("submit", scene.Home.Write("begun-later", SmallSweeps.Random("begun-later")))).Code);

        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "begun-later", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_dashboard_that_goes_away_is_said_to_be_away_until_it_is_back()
    {
        // Nothing works on it: it stays as it is while the page is looked at.
        Assert.Equal(0, (await scene.Home.RunAsync("submit", scene.Home.Write("waiting", SmallSweeps.Random("waiting")))).Code);
        var dashboard = await RunningDashboard.StartAsync(scene.Home);
        await using var window = await scene.Browser.OpenAsync(dashboard.Address);
        await window.Page.GotoAsync("/sweeps/waiting");
        await Expect(window.Page.Locator("#connection")).ToBeEmptyAsync();

        dashboard.Dispose();
        await Expect(window.Page.Locator("#connection")).ToContainTextAsync("does not answer");
        using var again = await RunningDashboard.StartAsync(scene.Home, "--port", $"{dashboard.Address.Port}");

        await Expect(window.Page.Locator("#connection")).ToBeEmptyAsync();
    }

    [GeneratedRegex("^14 of 14 trials done: .*, 2 controls$")]
    private static partial Regex Done();
}
