using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Sweep.Dashboard.Markup;
using Sweep.Dashboard.Pages;
using Sweep.Storage.Queries;

namespace Sweep.Dashboard;

/// <summary>Which address shows what.</summary>
internal static class DashboardRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", static (HttpContext context) => RespondAsync(context, ListAsync));
        routes.MapGet("/sweeps/{name}", static (HttpContext context) => RespondAsync(context, SweepAsync));
        routes.MapGet("/healthz", static (HttpContext context) => RespondAsync(context, HealthAsync));
        routes.MapFallback(static (HttpContext context) => RespondAsync(context, NoPageAsync));
    }

    private static async Task<Html> ListAsync(HttpContext context, NpgsqlDataSource database) =>
        SweepListPage.Render(await new SweepQueries(database).ListAsync(context.RequestAborted).ToListAsync(context.RequestAborted));

    private static async Task<Html> SweepAsync(HttpContext context, NpgsqlDataSource database)
    {
        var name = (string)context.GetRouteValue("name")!;
        var queries = new SweepQueries(database);
        if (await queries.FindAsync(name, context.RequestAborted) is not { } sweep)
        {
            return NotFound(context, $"there is no sweep named {name}");
        }

        var from = long.TryParse(context.Request.Query["from"], out var asked) ? Math.Max(0, asked) : 0;
        return SweepPage.Render(
            sweep,
            await queries.VerdictsAsync(name, context.RequestAborted).ToListAsync(context.RequestAborted),
            await new TrialPages(database).ReadAsync(name, from, SweepPage.TrialsOnPage, context.RequestAborted).ToListAsync(context.RequestAborted),
            from);
    }

    private static async Task<Html> HealthAsync(HttpContext context, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync(context.RequestAborted);
        return PlainPage.Render("Healthy", "The database answers.");
    }

    private static Task<Html> NoPageAsync(HttpContext context, NpgsqlDataSource database) => Task.FromResult(NotFound(context, "there is no such page"));

    private static Html NotFound(HttpContext context, string sentence)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return PlainPage.Render("Not found", sentence);
    }

    private static async Task RespondAsync(HttpContext context, Func<HttpContext, NpgsqlDataSource, Task<Html>> render)
    {
        var database = (NpgsqlDataSource)context.RequestServices.GetService(typeof(NpgsqlDataSource))!;
        Html page;
        try
        {
            page = await render(context, database);
        }
        catch (NpgsqlException)
        {
            // The message may hold the address of the server; whoever runs the dashboard sees it in `sweep doctor`.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            page = PlainPage.Render("The database does not answer", "`sweep doctor` says why.");
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        await context.Response.WriteAsync(page.Text, context.RequestAborted);
    }
}
