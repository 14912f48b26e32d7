using System.Reflection;
using Microsoft.Playwright;

namespace Sweep.EndToEnd.Tests.Dashboard;

/// <summary>The system's own Chromium, driven by Playwright.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var executable = await Needed.ProgramAsync("chromium", "chromium", "chromium-browser", "google-chrome");
        var package = typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "PlaywrightPackage").Value!;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", package);
        Assertions.SetDefaultExpectTimeout(60_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A window of its own, in which everything that goes wrong is noted.</summary>
    /// <param name="origin">All that it may ask.</param>
    internal async Task<Window> OpenAsync(Uri origin, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = origin.ToString();
        options.Locale ??= "en-GB";
        options.TimezoneId ??= "UTC";
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(60_000);
        return new Window(context, await context.NewPageAsync(), origin);
    }
}
