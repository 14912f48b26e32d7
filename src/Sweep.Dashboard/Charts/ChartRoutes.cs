using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Sweep.Dashboard.Pages;
using Sweep.Dashboard.Serving;
using Sweep.Storage.Charts;
using Sweep.Storage.Queries;
using Sweep.Theory;

namespace Sweep.Dashboard.Charts;

/// <summary>The data of charts: as JSON for the drawing, as CSV, and as a page with the SQL.</summary>
internal static class ChartRoutes
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var name in ChartQueries.Names)
        {
            routes.MapGet($"/data/{name}.json", context => AnswerAsync(context, name, "application/json; charset=utf-8", ChartJson.Of));
            routes.MapGet($"/data/{name}.csv", context => AnswerAsync(context, name, "text/csv; charset=utf-8", ChartCsv.Of));
            var page = Showing(name);
            routes.MapGet($"/data/{name}", (HttpContext context) => PageWriter.WriteAsync(context, page));
        }
    }

    private static async Task AnswerAsync(HttpContext context, string name, string type, Func<ChartRows, byte[]> write)
    {
        var database = (NpgsqlDataSource)context.RequestServices.GetService(typeof(NpgsqlDataSource))!;
        byte[] answer;
        try
        {
            var request = new PageRequest(context, database);
            answer = write(await ReadAsync(request, Query(request, name)));
            context.Response.ContentType = type;
            if (type.StartsWith("text/csv", StringComparison.Ordinal))
            {
                context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
            }
        }
        catch (InvalidSweepException wrong)
        {
            (context.Response.StatusCode, answer) = Refusal(context, StatusCodes.Status400BadRequest, wrong.Message);
        }
        catch (Exception fault) when (fault is UnfitEnvironmentException or NpgsqlException)
        {
            (context.Response.StatusCode, answer) = Refusal(context, StatusCodes.Status503ServiceUnavailable, "the database does not answer; `sweep doctor` says why");
        }

        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private static (int Status, byte[] Text) Refusal(HttpContext context, int status, string sentence)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return (status, Encoding.UTF8.GetBytes($"{sentence}\n"));
    }

    private static Func<PageRequest, Task<Page>> Showing(string name) => request => ShowAsync(request, name);

    private static async Task<Page> ShowAsync(PageRequest request, string name)
    {
        var query = Query(request, name);
        var sweep = query.Choices[0].Value;
        return await new SweepQueries(request.Database).StateAsync(sweep, request.Aborted) is null
            ? Page.NotFound($"There is no sweep named {sweep}.")
            : new(
                new(ChartPage.Title(query)) { Section = "sweeps", Crumbs = [new("Sweeps", "/"), new(sweep, Links.Sweep(sweep))] },
                ChartPage.Render(query, await ReadAsync(request, query)));
    }

    private static ChartQuery Query(PageRequest request, string name) =>
        ChartQueries.Find(name, request.Asked("sweep") ?? "", request.Asked("x"), request.Asked("y"), request.Asked("measure"));

    private static Task<ChartRows> ReadAsync(PageRequest request, ChartQuery query) => ChartRows.ReadAsync(request.Database, query, Longest, request.Aborted);
}
