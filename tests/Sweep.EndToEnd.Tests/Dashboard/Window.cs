using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Sweep.EndToEnd.Tests.Dashboard;

/// <summary>A window of the browser. It notes what the console complains of, what fails to load, and whoever else is asked.</summary>
internal sealed class Window : IAsyncDisposable
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] },
    };

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> faults = [];

    public Window(IBrowserContext context, IPage page, Uri origin)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"the console says on {page.Url}: {message.Text}");
        page.PageError += (_, error) => Note(true, $"a script fails on {page.Url}: {error}");
        page.RequestFailed += (_, request) => Note(request.Failure != "net::ERR_ABORTED", $"{request.Url} fails: {request.Failure}");
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Url} answers {response.Status}");
        page.Request += (_, request) =>
        {
            var asked = new Uri(request.Url);
            Note(asked.Scheme is not ("data" or "blob") && asked.Authority != origin.Authority, $"{page.Url} asks {asked.Authority}");
        };
    }

    public IPage Page { get; }

    /// <summary>What went wrong so far; taken out.</summary>
    public IReadOnlyList<string> TakeFaults()
    {
        List<string> taken = [];
        while (faults.TryDequeue(out var fault))
        {
            taken.Add(fault);
        }

        return taken;
    }

    /// <summary>Opens an address and scrolls through it, until every chart that comes into sight is drawn.</summary>
    public async Task VisitAsync(string address)
    {
        await Page.GotoAsync(address);
        await ShowChartsAsync();
    }

    public async Task ShowChartsAsync()
    {
        foreach (var chart in await Page.Locator(".chart[data-kind]").AllAsync())
        {
            await chart.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(chart.Locator("svg, .empty").First).ToBeVisibleAsync();
        }
    }

    /// <summary>What axe finds, one line each.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        var result = await Page.RunAxe(Rules);
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Take(3).Select(node => $"{Page.Url}: {violation.Id}: {violation.Help}: {node.Html}"))];
    }

    public async Task<T> AskAsync<T>(string script) => await Page.EvaluateAsync<T>(script);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Note(bool wrong, string what)
    {
        if (wrong)
        {
            faults.Enqueue(what);
        }
    }
}
