using System.Reflection;
using Microsoft.Playwright;
using Npgsql;
using Sweep.Benchmarks.Results;
using Sweep.Tests.Machine;

namespace Sweep.Benchmarks.Pages;

/// <summary>A page as Chromium showed it; medians, in milliseconds from the request.</summary>
/// <param name="Paint">Until something is seen.</param>
/// <param name="AllData">Until the last data of the page are there, with every chart in view.</param>
internal sealed record PageVisit(string Page, double Paint, double AllData);

/// <summary>Visits to every kind of page of a dashboard, with nothing kept by the browser.</summary>
internal static class PageVisits
{
    private const int Repeats = 3;
    private const float Longest = 120_000;

    private static readonly (string Name, string Address)[] Pages =
    [
        ("list of sweeps", "/"), ("sweep", "/sweeps/large"), ("failures", "/sweeps/large/failures"), ("attempts", "/sweeps/large/attempts"),
        ("trial", "/trials/{trial}"), ("workers", "/workers"),
    ];

    private static readonly (int Width, int Height) Usual = (1400, 900);
    private static readonly (int Width, int Height) Tall = (1400, 12_000);

    public static async Task<IReadOnlyList<PageVisit>> AllAsync(NpgsqlDataSource database, string connectionString, CancellationToken cancellationToken)
    {
        var trial = await TrialAsync(database, cancellationToken);
        using var dashboard = await DashboardProcess.StartAsync(connectionString, cancellationToken);
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", Package());
        var executable = await Needed.ProgramAsync("chromium", "chromium", "chromium-browser", "google-chrome");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-gpu"] });
        List<PageVisit> visits = [];
        foreach (var (name, address) in Pages)
        {
            var url = new Uri(dashboard.Address, address.Replace("{trial}", trial, StringComparison.Ordinal));
            List<double> paints = [];
            List<double> data = [];
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                paints.Add(await ShowAsync(browser, url, Usual, "performance.getEntriesByName('first-contentful-paint')[0].startTime"));
                data.Add(await ShowAsync(browser, url, Tall, "Math.max(...performance.getEntries().map(entry => entry.responseEnd ?? 0))"));
            }

            visits.Add(new(name, Quantiles.Median(paints), Quantiles.Median(data)));
        }

        return visits;
    }

    /// <summary>Shows a page in a window without memory, and asks it for a time when the network rests.</summary>
    private static async Task<double> ShowAsync(IBrowser browser, Uri url, (int Width, int Height) size, string time)
    {
        await using var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = size.Width, Height = size.Height }, Locale = "en-GB", TimezoneId = "UTC",
        });
        context.SetDefaultTimeout(Longest);
        var page = await context.NewPageAsync();
        await page.GotoAsync(url.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        return await page.EvaluateAsync<double>($"() => {time}");
    }

    private static async Task<string> TrialAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select m.trial_id::text from sweep.measurements m join sweep.sweeps s on s.id = m.sweep_id where s.name = 'large' order by m.trial_id limit 1
            """);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static string Package() => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "PlaywrightPackage").Value!;
}
