namespace Sweep.Dashboard.Markup;

/// <summary>What every page has around its content.</summary>
internal static class Layout
{
    // Colours come from the system's light or dark scheme; a verdict is never told by colour alone.
    private const string Style = """
        :root { color-scheme: light dark; --line: #8886; --quiet: #888; --bad: #c22; }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 80rem; margin: 0 auto; padding: 1rem; }
        table { border-collapse: collapse; margin: 1rem 0; }
        th, td { padding: .25rem .75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
        .refuted, .failed { color: var(--bad); font-weight: 600; }
        .quiet { color: var(--quiet); }
        .scroll { overflow-x: auto; }
        .pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 1rem; }
        .pictures figure { margin: 0; }
        .pictures img { max-width: 100%; }
        a:focus-visible { outline: 3px solid; }
        """;

    public static Html Page(string title, Html content) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title>
        <style>{new Html(Style)}</style>
        </head>
        <body>
        <nav aria-label="Main"><a href="/">All sweeps</a></nav>
        <main>
        <h1>{title}</h1>
        {content}
        </main>
        </body>
        </html>

        """);

    public static Html Heading(string text) => Html.Of($"<th scope=\"col\">{text}</th>");

    public static Html Number(long value) => Html.Of($"<td class=\"number\">{value}</td>");

    /// <summary>A count that stands out where it is not 0.</summary>
    public static Html Alarm(long value, string kind) => value == 0 ? Number(value) : Html.Of($"<td class=\"number {kind}\">{value}</td>");
}
