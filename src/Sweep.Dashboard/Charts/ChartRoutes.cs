using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Sweep.Dashboard.Site;
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
            routes.MapReading($"/data/{name}.json", context => AnswerAsync(context, name, "application/json; charset=utf-8", ChartJson.Of));
            routes.MapReading($"/data/{name}.csv", context => AnswerAsync(context, name, "text/csv; charset=utf-8", ChartCsv.Of));
            var page = Showing(name);
            routes.MapReading($"/data/{name}", (HttpContext context) => PageWriter.WriteAsync(context, page));
        }
    }

    // Scripts and programs request these, so an error is one line of text.
    private static async Task AnswerAsync(HttpContext context, string name, string type, Func<ChartRows, byte[]> write)
    {
        var request = new PageRequest(context, (NpgsqlDataSource)context.RequestServices.GetService(typeof(NpgsqlDataSource))!);
        byte[] answer;
        try
        {
            var subject = await ChartSubject.FindAsync(request);
            if (subject.Missing is { } missing)
            {
                answer = Refuse(context, StatusCodes.Status404NotFound, missing);
            }
            else
            {
                answer = write(await ReadAsync(request, subject.Query(request, name)));
                context.Response.ContentType = type;
                if (type.StartsWith("text/csv", StringComparison.Ordinal))
                {
                    context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
                }
            }
        }
        catch (InvalidSweepException wrong)
        {
            answer = Refuse(context, StatusCodes.Status400BadRequest, wrong.Message);
        }
        catch (Exception fault) when (fault is UnfitEnvironmentException or NpgsqlException)
        {
            answer = Refuse(context, StatusCodes.Status503ServiceUnavailable, "the database does not answer; `sweep doctor` says why");
        }

        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private static byte[] Refuse(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return Encoding.UTF8.GetBytes($"{sentence}\n");
    }

    private static Func<PageRequest, Task<Page>> Showing(string name) => request => ShowAsync(request, name);

    private static async Task<Page> ShowAsync(PageRequest request, string name)
    {
        var subject = await ChartSubject.FindAsync(request);
        if (subject.Missing is { } missing)
        {
            return Page.NotFound(missing);
        }

        try
        {
            var query = subject.Query(request, name);
            var rows = await ReadAsync(request, query);
            return new(new(ChartPage.Title(query)) { Section = "sweeps", Crumbs = subject.Crumbs }, ChartPage.Render(query, rows));
        }
        catch (InvalidSweepException wrong)
        {
            return Page.Refused(wrong, subject.Crumbs);
        }
    }

    private static Task<ChartRows> ReadAsync(PageRequest request, ChartQuery query) => ChartRows.ReadAsync(request.Database, query, Longest, request.Aborted);
}
