using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sweep.EndToEnd.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
[Browser]
public sealed class TrialTests(DashboardScene scene)
{
    [Fact]
    public async Task A_counter_example_is_told_fetched_and_followed_to_the_data_of_its_loss()
    {
        await using var window = await scene.Browser.OpenAsync(scene.Address);
        await window.VisitAsync($"/trials/{scene.CounterExample:N}");

        await Expect(window.Page.GetByRole(AriaRole.Row, new() { Name = "in float64" })).ToContainTextAsync("2 embeddings where at most 1 are possible");
        await Expect(window.Page.GetByText($"sweep replay {scene.CounterExample:N}")).ToBeVisibleAsync();
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.GetByRole(AriaRole.Link, new() { Name = "Counter-example packet" }).ClickAsync());
        Assert.Equal($"counter_example-{scene.CounterExample:N}.zip", download.SuggestedFilename);

        var chart = window.Page.Locator("#chart-loss-curves .chart");
        Assert.Matches(@"^Loss\. The mean loss went from [\d.]+ to [\d.]+ in 1,500 steps\.$", await chart.GetAttributeAsync("aria-label"));
        await Expect(chart.Locator("svg")).ToBeVisibleAsync();
        await window.Page.Locator("#chart-loss-curves summary").ClickAsync();
        await Expect(window.Page.Locator("#chart-loss-curves table tbody tr")).ToHaveCountAsync(1);
        await window.Page.Locator("#chart-loss-curves .chart-links a").First.ClickAsync();

        await Expect(window.Page.Locator(".crumbs")).ToContainTextAsync($"Trial {scene.CounterExample.ToString("N")[..8]}");
        await Expect(window.Page.Locator("pre").First).ToContainTextAsync($"trial_id = '{scene.CounterExample}'");
        Assert.Empty(window.TakeFaults());
    }

    [Fact]
    public async Task On_paper_every_chart_is_drawn_and_no_table_is_cut_off()
    {
        // As wide as A4 between its margins; nothing was scrolled into sight before.
        await using var window = await scene.Browser.OpenAsync(scene.Address, new() { ViewportSize = new() { Width = 718, Height = 400 } });
        await window.Page.GotoAsync($"/sweeps/{DashboardScene.MadeUp}");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        await window.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        Assert.Equal("", await window.AskAsync<string>("[...document.querySelectorAll('.chart[data-kind]')].filter(chart => !chart.querySelector('svg')).map(chart => chart.dataset.title).join()"));
        Assert.Equal("", await window.AskAsync<string>("[...document.querySelectorAll('.scroll')].filter(box => box.checkVisibility() && box.scrollWidth > box.clientWidth).map(box => box.ariaLabel).join()"));
        await Expect(window.Page.Locator("form.filter").First).ToBeHiddenAsync();
        Assert.Equal("rgb(255, 255, 255)", await window.AskAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }
}
