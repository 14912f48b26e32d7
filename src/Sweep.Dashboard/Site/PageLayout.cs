namespace Sweep.Dashboard.Site;

/// <summary>The frame around the content of every page.</summary>
internal static class PageLayout
{
    /// <summary>Markup that every chart has.</summary>
    public const string MarkOfChart = "data-kind=";

    private static readonly string[] Sheets = ["base.css", "tables.css", "parts.css", "charts.css"];

    private static readonly (string Section, string Address, string Text)[] Navigation = [("sweeps", "/", "Sweeps"), ("workers", "/workers", "Workers")];

    public static Html Page(string title, Html content) => Page(new PageHead(title), content);

    public static Html Page(PageHead head, Html content) => Html.Of($"{Top(head)}{content}{Bottom(content.Text.Contains(MarkOfChart, StringComparison.Ordinal))}");

    /// <summary>Returns the markup before the content.</summary>
    public static Html Top(PageHead head) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{TitleOf(head)}</title>
        <link rel="icon" href="{AssetFiles.Address("icon.svg")}" type="image/svg+xml">
        {Html.Join(Sheets, static sheet => Html.Of($"<link rel=\"stylesheet\" href=\"{AssetFiles.Address(sheet)}\">\n"))}</head>
        <body>
        <a class="skip" href="#content">To the content</a>
        <header class="top">
        <a class="home" href="/"><img src="{AssetFiles.Address("icon.svg")}" alt="" width="22" height="22">Sweep</a>
        <nav aria-label="Main"><ul>{Html.Join(Navigation, entry => Entry(entry, head))}</ul></nav>
        </header>
        <main id="content" tabindex="-1"{Live(head)}>
        <div data-body>
        {Title(head)}
        """);

    /// <summary>Returns the title with the links to the pages above.</summary>
    public static Html Title(PageHead head) => Html.Of($"""
        {Crumbs(head)}<div class="title"><h1>{head.Title}</h1>{head.Beside}</div>

        """);

    /// <summary>Returns the markup after the content.</summary>
    /// <param name="charts">Whether the page has charts; only then it loads their large library.</param>
    public static Html Bottom(bool charts) => Html.Of($"""
        </div>
        </main>
        <p class="notice" id="connection" role="status"></p>
        <p class="unseen" id="announcement" aria-live="polite"></p>
        <script type="module" src="{AssetFiles.Address("page.js")}"></script>
        {(charts ? Html.Of($"<script defer src=\"{AssetFiles.Address("echarts.js")}\"></script>\n<script type=\"module\" src=\"{AssetFiles.Address("charts.js")}\"></script>\n") : default)}</body>
        </html>

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
}
