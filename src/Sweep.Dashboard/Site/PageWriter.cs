using Microsoft.AspNetCore.Http;
using Npgsql;
using Sweep.Theory;

namespace Sweep.Dashboard.Site;

/// <summary>Writes pages, or only the content of pages that refresh, and an explanation if a page cannot be shown.</summary>
internal static class PageWriter
{
    /// <summary>Prefix of the address of a page's content alone.</summary>
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
        var charts = page.AwaitsChart;
        await response.WriteAsync(request.IsRepeated ? PageLayout.Title(head).Text : PageLayout.Top(head).Text, request.Aborted);
        await using var parts = page.Parts.GetAsyncEnumerator(request.Aborted);
        while (await NextAsync(parts) is { } part)
        {
            // Sent at once, because the next part may take the database a while.
            charts |= part.Text.Contains(PageLayout.MarkOfChart, StringComparison.Ordinal);
            await response.WriteAsync(part.Text, request.Aborted);
            await response.Body.FlushAsync(request.Aborted);
        }

        if (!request.IsRepeated)
        {
            await response.WriteAsync(PageLayout.Bottom(charts).Text, request.Aborted);
        }
    }

    /// <summary>Returns null after the last part. A failure in the middle of a page can only be reported there.</summary>
    private static async Task<Html?> NextAsync(IAsyncEnumerator<Html> parts)
    {
        try
        {
            return await parts.MoveNextAsync() ? parts.Current : null;
        }
        catch (NpgsqlException fault)
        {
            var (title, sentence) = Explain(fault);
            return Html.Of($"<p class=\"alert\" role=\"alert\"><strong>{title}.</strong> {sentence}</p>\n");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return Html.Of($"<p class=\"alert\" role=\"alert\">This is a fault of sweep itself, please report it: {fault.GetType().Name}: {fault.Message}</p>\n");
        }
    }

    private static async Task<Page> AttemptAsync(PageRequest request, Func<PageRequest, Task<Page>> show)
    {
        try
        {
            return await show(request);
        }
        catch (InvalidSweepException wrong)
        {
            return Page.Refused(wrong);
        }
        catch (Exception fault) when (fault is NpgsqlException or UnfitEnvironmentException)
        {
            var (title, sentence) = Explain(fault as NpgsqlException);
            return Page.Plain(title, sentence, StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return Page.Plain(
                "A fault of this program", $"This is a fault of sweep itself, please report it: {fault.GetType().Name}: {fault.Message}", StatusCodes.Status500InternalServerError);
        }
    }

    // The message may contain the address of the server, so it is shown only by `sweep doctor`.
    private static (string Title, string Sentence) Explain(NpgsqlException? fault) => fault?.SqlState switch
    {
        PostgresErrorCodes.InsufficientPrivilege => ("The dashboard's user lacks the right to read this", "Put it into the role sweep_reader; sql/roles.sql says how."),
        PostgresErrorCodes.QueryCanceled => ("This took the database too long", "`sweep sql` with a longer --timeout may find it."),
        _ => ("The database does not answer", "`sweep doctor` says why."),
    };
}
