using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sweep.Dashboard.Charts;
using Sweep.Dashboard.Pages;
using Sweep.Dashboard.Site;

namespace Sweep.Dashboard;

/// <summary>The addresses of the pages.</summary>
internal static class DashboardRoutes
{
    private static readonly (string Pattern, Func<PageRequest, Task<Page>> Show)[] Pages =
    [
        ("/", SweepListPage.ShowAsync),
        ("/sweeps/{name}", SweepPage.ShowAsync),
        ("/sweeps/{name}/failures", FailuresPage.ShowAsync),
        ("/sweeps/{name}/attempts", AttemptsPage.ShowAsync),
        ("/trials/{id}", TrialPage.ShowAsync),
        ("/workers", WorkersPage.ShowAsync),
        ("/healthz", HealthAsync),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (pattern, show) in Pages)
        {
            routes.MapReading(pattern, (HttpContext context) => PageWriter.WriteAsync(context, show));
            routes.MapReading(PageWriter.LivePrefix + pattern, (HttpContext context) => PageWriter.WriteAsync(context, show));
        }

        ChartRoutes.Map(routes);
        routes.MapReading("/artifacts/{file}", ArtifactRoute.RespondAsync);
        routes.MapReading(AssetRoute.Pattern, AssetRoute.RespondAsync);
        routes.MapFallback(static (HttpContext context) => PageWriter.WriteAsync(context, Page.NotFound("There is no such page.")));
    }

    private static async Task<Page> HealthAsync(PageRequest request)
    {
        await request.Health.AskAsync().WaitAsync(request.Aborted);
        return Page.Plain("Healthy", "The database answers.");
    }
}
