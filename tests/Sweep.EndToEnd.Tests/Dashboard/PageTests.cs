using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Sweep.EndToEnd.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
[Browser]
public sealed partial class PageTests(DashboardScene scene, ITestOutputHelper output)
{
    // Also one that is still to come.
    private const string FirstPaint = "new Promise(told => new PerformanceObserver((list, observer) => { const paint = list.getEntriesByName('first-contentful-paint')[0];"
        + " if (paint) { observer.disconnect(); told(paint.startTime); } }).observe({ type: 'paint', buffered: true }))";

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere_and_nothing_goes_wrong_on_the_way()
    {
        await using var window = await scene.Browser.OpenAsync(scene.Address);
        HashSet<string> known = ["/"];
        Queue<string> open = new(known);
        Dictionary<string, int> visited = [];
        while (open.TryDequeue(out var address))
        {
            // Every kind of page is looked at, and of those that differ in their content alone the first few.
            var kind = Digits().Replace(new Uri(scene.Address, address).AbsolutePath, "#");
            if (visited.TryGetValue(kind, out var times) && times >= 2)
            {
                var reply = await window.Page.APIRequest.GetAsync(address);
                Assert.True(reply.Ok, $"{address} answers {reply.Status}");
                continue;
            }

            visited[kind] = times + 1;
            await window.VisitAsync(address);
            foreach (var link in await window.AskAsync<string[]>("[...document.querySelectorAll('a[href]:not([download]):not([data-chart-csv])')].map(a => a.pathname + a.search)"))
            {
                if (!link.Contains(".csv", StringComparison.Ordinal) && !link.Contains(".json", StringComparison.Ordinal) && !link.StartsWith("/artifacts", StringComparison.Ordinal)
                    && known.Count < 150 && known.Add(link))
                {
                    open.Enqueue(link);
                }
            }
        }

        Assert.Empty(window.TakeFaults());
        Assert.Superset(
            new HashSet<string> { "/", "/workers", $"/sweeps/{DashboardScene.Measured}", $"/sweeps/{DashboardScene.MadeUp}/failures", $"/sweeps/{DashboardScene.MadeUp}/attempts", "/trials/#", "/data/heatmap" },
            visited.Keys.ToHashSet());
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_any_page(ColorScheme scheme)
    {
        await using var window = await scene.Browser.OpenAsync(scene.Address, new() { ColorScheme = scheme });
        List<string> violations = [];
        foreach (var address in await scene.AddressesAsync(window))
        {
            await window.VisitAsync(address);
            violations.AddRange(await window.ViolationsAsync());
        }

        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    [Fact]
    public async Task On_a_phone_nothing_sticks_out_to_the_side_and_axe_finds_nothing()
    {
        await using var window = await scene.Browser.OpenAsync(scene.Address, new() { ViewportSize = new() { Width = 360, Height = 740 }, IsMobile = true, HasTouch = true });
        foreach (var address in await scene.AddressesAsync(window))
        {
            await window.VisitAsync(address);
            Assert.True(
                await window.AskAsync<bool>("[...document.querySelectorAll('.scroll:has(> table.cards)')].every(box => box.scrollWidth <= box.clientWidth)"),
                $"a table of {address} that should be cards is wider than the screen");
            var wide = await window.AskAsync<string[]>("""
                [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
                  && !e.closest(".scroll, pre, svg, .unseen, .skip, .chart")).map(e => e.outerHTML.slice(0, 120))
                """);

            Assert.True(await window.AskAsync<bool>("document.documentElement.scrollWidth <= 360"), $"{address} is wider than the screen: {string.Join("\n", wide.Take(3))}");
            Assert.Empty(await window.ViolationsAsync());
        }
    }

    [Fact]
    public async Task Keys_alone_lead_to_the_numbers_of_a_chart()
    {
        await using var window = await scene.Browser.OpenAsync(scene.Address);
        await window.VisitAsync($"/sweeps/{DashboardScene.Measured}");
        await window.Page.EvaluateAsync("scrollTo(0, 0)");

        var figure = window.Page.Locator("#chart-exact-counts");
        await PressUntilAsync(window, "Tab", "document.activeElement.matches('#chart-exact-counts summary')");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(figure.Locator("table")).ToBeVisibleAsync();
        await PressUntilAsync(window, "Tab", "document.activeElement.matches('#chart-exact-counts a[data-chart-page]') && document.activeElement.textContent.startsWith('SQL')");
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(window.Page.Locator("h1")).ToContainTextAsync("Exact counts");
        await Expect(window.Page.Locator("pre").Nth(1)).ToContainTextAsync("sweep sql");
    }

    [Fact]
    public async Task Without_scripts_a_page_has_everything_but_the_drawings()
    {
        await using var window = await scene.Browser.OpenAsync(scene.Address, new() { JavaScriptEnabled = false });
        await window.Page.GotoAsync("/");
        await window.Page.GetByLabel("Name, question or note").FillAsync("EVERY</b> page");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await Expect(window.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = DashboardScene.Measured, Exact = true }).ClickAsync();

        await Expect(window.Page.GetByText("Does <b>every</b> page show it?")).ToBeVisibleAsync();
        await Expect(window.Page.Locator("#trials ~ .scroll tbody tr").First).ToBeVisibleAsync();
        await window.Page.Locator("#chart-exact-counts details summary").ClickAsync();
        await window.Page.Locator("#chart-exact-counts details a").ClickAsync();
        await Expect(window.Page.Locator("table tbody tr").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_paint_of_a_large_sweep_is_told()
    {
        await using var window = await scene.Browser.OpenAsync(scene.Address);
        foreach (var address in new[] { "/", $"/sweeps/{DashboardScene.MadeUp}", $"/sweeps/{DashboardScene.MadeUp}/attempts" })
        {
            await window.Page.GotoAsync(address);
            var (paint, bytes) = (await window.AskAsync<double>(FirstPaint),
                await window.AskAsync<double>("performance.getEntriesByType('navigation')[0].decodedBodySize"));
            output.WriteLine($"{address}: first contentful paint after {paint:0} ms, page of {bytes / 1024:0} KiB");

            // Never all trials in the browser.
            Assert.InRange(bytes, 1, 400_000);
        }
    }

    private static async Task PressUntilAsync(Window window, string key, string condition)
    {
        for (var press = 0; press < 200; press++)
        {
            await window.Page.Keyboard.PressAsync(key);
            if (await window.AskAsync<bool>(condition))
            {
                return;
            }
        }

        Assert.Fail($"200 times {key} did not lead to {condition}");
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Digits();
}
