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
        routes.MapGet("/artifacts/{file}", static (HttpContext context) => PictureAsync(context));
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
        var trials = await new TrialPages(database).ReadAsync(name, from, SweepPage.TrialsOnPage, context.RequestAborted).ToListAsync(context.RequestAborted);
        return SweepPage.Render(
            sweep,
            await queries.FailedControlsAsync(name, context.RequestAborted).ToListAsync(context.RequestAborted),
            await queries.VerdictsAsync(name, context.RequestAborted).ToListAsync(context.RequestAborted),
            trials,
            await PicturesAsync(new(database), name, trials, context.RequestAborted),
            from);
    }

    private static async Task<IReadOnlyList<FigurePoint>> PicturesAsync(
        FigureQueries figures, string sweep, IReadOnlyList<TrialLine> trials, CancellationToken cancellationToken) => trials.Count == 0
        ? []
        : await figures.PointsAsync(sweep, trials[0].Ordinal, trials[^1].Ordinal, cancellationToken);

    /// <summary>A picture never changes: its id is made with it.</summary>
    private static async Task PictureAsync(HttpContext context)
    {
        var database = (NpgsqlDataSource)context.RequestServices.GetService(typeof(NpgsqlDataSource))!;
        var file = (string)context.GetRouteValue("file")!;
        try
        {
            if (file.EndsWith(".png", StringComparison.Ordinal) && Guid.TryParse(file[..^4], out var id)
                && await new FigureQueries(database).FindAsync(id, context.RequestAborted) is { } picture)
            {
                context.Response.ContentType = "image/png";
                context.Response.Headers.XContentTypeOptions = "nosniff";
                context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
                context.Response.ContentLength = picture.Length;
                await context.Response.Body.WriteAsync(picture, context.RequestAborted);
                return;
            }
        }
        catch (NpgsqlException)
        {
            // The page says why there is nothing to see; a picture cannot.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        await RespondAsync(context, NoPageAsync);
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
        catch (NpgsqlException fault)
        {
            // The message may hold the address of the server; whoever runs the dashboard sees it in `sweep doctor`.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            page = fault.SqlState switch
            {
                PostgresErrorCodes.InsufficientPrivilege => PlainPage.Render("The dashboard's user may not read this", "Put it into the role sweep_reader; sql/roles.sql says how."),
                PostgresErrorCodes.QueryCanceled => PlainPage.Render("This took the database too long", "`sweep sql` with a longer --timeout may find it."),
                _ => PlainPage.Render("The database does not answer", "`sweep doctor` says why."),
            };
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        await context.Response.WriteAsync(page.Text, context.RequestAborted);
    }
}
