using Microsoft.Playwright;
using Sweep.Tests.Machine;

namespace Sweep.Pictures;

/// <summary>Takes pictures of the dashboard by the system's Chromium, in its light colours.</summary>
internal sealed class DashboardCamera : IAsyncDisposable
{
    private const int Width = 1000;
    private const float Margin = 14;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly IPage page;

    private DashboardCamera(IPlaywright playwright, IBrowser browser, IPage page) => (this.playwright, this.browser, this.page) = (playwright, browser, page);

    public static async Task<DashboardCamera> OpenAsync(Uri dashboard)
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", SweepProgram.Metadata("PlaywrightPackage"));
        var executable = await Needed.ProgramAsync("chromium", "chromium", "chromium-browser", "google-chrome");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new()
        {
            BaseURL = dashboard.ToString(),
            ViewportSize = new() { Width = Width, Height = 1400 },
            DeviceScaleFactor = 1.2f,
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        return new(playwright, browser, page);
    }

    /// <summary>Takes one chart of a sweep.</summary>
    public async Task TakeChartAsync(string sweep, string kind, string file)
    {
        await page.GotoAsync($"/sweeps/{sweep}");
        var chart = page.Locator($".chart[data-kind={kind}]");
        await chart.ScrollIntoViewIfNeededAsync();
        await chart.Locator("svg").First.WaitForAsync();

        // Lines move to their places, and charts above this one may still grow.
        await page.WaitForTimeoutAsync(3000);
        await chart.EvaluateAsync("chart => chart.scrollIntoView({ block: 'center', behavior: 'instant' })");
        var box = (await chart.BoundingBoxAsync())!;
        await TakeAsync(file, box.X - Margin, box.Y - Margin, box.Width + (2 * Margin), box.Height + Margin);
    }

    /// <summary>Takes a sweep's page down to its verdicts.</summary>
    public async Task TakeVerdictsAsync(string sweep, string file)
    {
        await page.GotoAsync($"/sweeps/{sweep}");
        var next = (await page.Locator("#charts").BoundingBoxAsync())!;
        await TakeAsync(file, 0, 0, Width, next.Y);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private Task TakeAsync(string file, float x, float y, float width, float height) =>
        page.ScreenshotAsync(new() { Path = file, Clip = new() { X = x, Y = y, Width = width, Height = height } });
}
