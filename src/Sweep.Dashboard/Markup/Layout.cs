using Sweep.Dashboard.Serving;

namespace Sweep.Dashboard.Markup;

/// <summary>What every page has around its content.</summary>
internal static class Layout
{
    private static readonly string[] Sheets = ["base.css", "tables.css", "parts.css", "charts.css"];

    private static readonly (string Section, string Address, string Text)[] Navigation = [("sweeps", "/", "Sweeps"), ("workers", "/workers", "Workers")];

    public static Html Page(string title, Html content) => Page(new PageHead(title), content);

    public static Html Page(PageHead head, Html content) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{TitleOf(head)}</title>
        <link rel="icon" href="{AssetFiles.Address("icon.svg")}" type="image/svg+xml">
        {Html.Join(Sheets, static sheet => Html.Of($"<link rel=\"stylesheet\" href=\"{AssetFiles.Address(sheet)}\">\n"))}{Scripts(content)}</head>
        <body>
        <a class="skip" href="#content">To the content</a>
        <header class="top">
        <a class="home" href="/"><img src="{AssetFiles.Address("icon.svg")}" alt="" width="22" height="22">Sweep</a>
        <nav aria-label="Main"><ul>{Html.Join(Navigation, entry => Entry(entry, head))}</ul></nav>
        </header>
        <main id="content" tabindex="-1"{Live(head)}>
        <div data-body>
        {Body(head, content)}</div>
        </main>
        <p class="notice" id="connection" role="status"></p>
        <p class="unseen" id="announcement" aria-live="polite"></p>
        </body>
        </html>

        """);

    /// <summary>What stands in the page, without its surroundings.</summary>
    public static Html Body(PageHead head, Html content) => Html.Of($"""
        {Crumbs(head)}<div class="title"><h1>{head.Title}</h1>{head.Beside}</div>
        {content}

        """);

    private static string TitleOf(PageHead head) => head.Title == "Sweeps" ? "Sweeps" : $"{head.Title} · Sweep";

    private static Html Live(PageHead head) => head.Live is { } address ? Html.Of($" data-live=\"{address}\"") : default;

    private static Html Entry((string Section, string Address, string Text) entry, PageHead head)
    {
        var current = entry.Section == head.Section ? new Html(head.Crumbs.Count == 0 ? " aria-current=\"page\"" : " aria-current=\"true\"") : default;
        return Html.Of($"<li><a href=\"{entry.Address}\"{current}>{entry.Text}</a></li>");
    }

    private static Html Crumbs(PageHead head) => head.Crumbs.Count == 0 ? default : Html.Of($"""
        <nav class="crumbs" aria-label="Above this page"><ol>{Html.Join(head.Crumbs, static crumb => Html.Of($"<li><a href=\"{crumb.Address}\">{crumb.Text}</a></li>"))}</ol></nav>

        """);

    // The library of charts is large: pages without one do without it.
    private static Html Scripts(Html content)
    {
        var charts = content.Text.Contains("data-kind=", StringComparison.Ordinal);
        IEnumerable<Html> scripts =
        [
            Html.Of($"<script type=\"module\" src=\"{AssetFiles.Address("page.js")}\"></script>\n"),
            charts ? Html.Of($"<script defer src=\"{AssetFiles.Address("echarts.js")}\"></script>\n<script type=\"module\" src=\"{AssetFiles.Address("charts.js")}\"></script>\n") : default,
        ];
        return Html.Join(scripts, static script => script);
    }
}
