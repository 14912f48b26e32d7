using Microsoft.AspNetCore.Http;
using Npgsql;
using Sweep.Dashboard.Markup;
using Sweep.Dashboard.Pages;
using Sweep.Theory;

namespace Sweep.Dashboard.Serving;

/// <summary>Writes pages, whole or, for those that are being looked at, what stands in them; and says what is wrong where there is nothing to show.</summary>
internal static class PageWriter
{
    /// <summary>Before an address: the page's content alone.</summary>
    public const string LivePrefix = "/live";

    public static async Task WriteAsync(HttpContext context, Func<PageRequest, Task<Page>> show)
    {
        var request = new PageRequest(context, (NpgsqlDataSource)context.RequestServices.GetService(typeof(NpgsqlDataSource))!);
        await WriteAsync(request, await AttemptAsync(request, show));
    }

    public static Task WriteAsync(HttpContext context, Page page) => WriteAsync(context, _ => Task.FromResult(page));

    private static async Task WriteAsync(PageRequest request, Page page)
    {
        var response = request.Context.Response;
        response.StatusCode = page.Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers["X-Sweep-Live"] = page.Lives ? "on" : "off";
        var head = page.Lives ? page.Head with { Live = LivePrefix + request.Address } : page.Head;
        await response.WriteAsync(request.IsRepeated ? Layout.Body(head, page.Content).Text : Layout.Page(head, page.Content).Text, request.Aborted);
    }

    private static async Task<Page> AttemptAsync(PageRequest request, Func<PageRequest, Task<Page>> show)
    {
        try
        {
            return await show(request);
        }
        catch (InvalidSweepException wrong)
        {
            return Page.Plain("This cannot be shown", $"{wrong.Message}.", StatusCodes.Status400BadRequest);
        }
        catch (NpgsqlException fault)
        {
            // The message may hold the address of the server; whoever runs the dashboard sees it in `sweep doctor`.
            var (title, sentence) = fault.SqlState switch
            {
                PostgresErrorCodes.InsufficientPrivilege => ("The dashboard's user may not read this", "Put it into the role sweep_reader; sql/roles.sql says how."),
                PostgresErrorCodes.QueryCanceled => ("This took the database too long", "`sweep sql` with a longer --timeout may find it."),
                _ => ("The database does not answer", "`sweep doctor` says why."),
            };
            return Page.Plain(title, sentence, StatusCodes.Status503ServiceUnavailable);
        }
    }
}
