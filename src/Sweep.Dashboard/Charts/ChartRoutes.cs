using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Sweep.Dashboard.Markup;
using Sweep.Storage.Charts;
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
            routes.MapGet($"/data/{name}.json", context => AnswerAsync(context, name, "application/json; charset=utf-8", static (_, rows) => ChartJson.Of(rows)));
            routes.MapGet($"/data/{name}.csv", context => AnswerAsync(context, name, "text/csv; charset=utf-8", static (_, rows) => ChartCsv.Of(rows)));
            routes.MapGet($"/data/{name}", context => AnswerAsync(context, name, "text/html; charset=utf-8", static (query, rows) =>
                System.Text.Encoding.UTF8.GetBytes(Layout.Page(ChartPage.Title(query), ChartPage.Render(query, rows)).Text)));
        }
    }

    private static async Task AnswerAsync(HttpContext context, string name, string type, Func<ChartQuery, ChartRows, byte[]> write)
    {
        var database = (NpgsqlDataSource)context.RequestServices.GetService(typeof(NpgsqlDataSource))!;
        byte[] answer;
        try
        {
            var query = ChartQueries.Find(name, Asked(context, "sweep") ?? "", Asked(context, "x"), Asked(context, "y"), Asked(context, "measure"));
            answer = write(query, await ChartRows.ReadAsync(database, query, Longest, context.RequestAborted));
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

        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private static (int Status, byte[] Text) Refusal(HttpContext context, int status, string sentence)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return (status, System.Text.Encoding.UTF8.GetBytes($"{sentence}\n"));
    }

    private static string? Asked(HttpContext context, string field) => context.Request.Query[field].ToString() is { Length: > 0 } text ? text : null;
}
