using System.Text;
using Sweep.Dashboard.Site;
using Sweep.Storage.Charts;

namespace Sweep.Dashboard.Charts;

/// <summary>A chart in a page: heading, explanation, drawing, table, and links to its data.</summary>
internal static class ChartBlock
{
    private const int LongestTable = 100;

    /// <summary>Renders a chart whose rows are fetched when it is scrolled into sight.</summary>
    /// <param name="kind">Name of the drawing script; null: the name of the chart.</param>
    /// <param name="before">Content between the explanation and the drawing, such as a choice of axes.</param>
    public static Html Linked(ChartQuery query, string? kind = null, Html before = default) => Figure(query, Html.Of($"""
        {before}{Drawing(query, kind, Html.Of($" data-source=\"{ChartAddress.Of(query, "json")}\" data-keep"), default)}
        <details class="chart-table"><summary>The numbers as a table</summary><div data-keep data-table><p><a data-chart-page href="{ChartAddress.Of(query)}">The page of the data</a> has them.</p></div></details>
        <p class="chart-links">Data: <a data-chart-page href="{ChartAddress.Of(query)}">SQL<span class="unseen"> of {query.Title}</span></a> · <a data-chart-csv href="{ChartAddress.Of(query, "csv")}">CSV<span class="unseen"> of {query.Title}</span></a></p>
        """));

    /// <summary>Renders a chart with its rows in the page.</summary>
    public static Html Inline(ChartQuery query, string? kind, ChartRows rows) => rows.Rows.Count == 0
        ? Figure(query, Html.Of($"<p class=\"empty\">{query.Empty}</p>"))
        : Figure(query, Html.Of($"""
            {Drawing(query, kind, default, Html.Of($"<script type=\"application/json\">{new Html(Encoding.UTF8.GetString(ChartJson.Of(rows)))}</script>"))}
            <details class="chart-table"><summary>The numbers as a table</summary>{ChartTable.Of(rows, query.Title, LongestTable)}</details>
            <details class="chart-sql"><summary>The SQL</summary><pre>{query.Sql}</pre></details>
            """));

    private static Html Figure(ChartQuery query, Html content) => Html.Of($"""
        <figure class="chart-figure" id="chart-{query.Name}">
        <figcaption><h3>{query.Title}</h3><p>{query.Explanation}</p></figcaption>
        {content}
        </figure>

        """);

    // The titles of the axes are attributes, because scripts do not know units.
    private static Html Drawing(ChartQuery query, string? kind, Html source, Html rows) => Html.Of($"""
        <div class="chart" data-kind="{kind ?? query.Name}" data-title="{query.Title}" data-empty="{query.Empty}"{Html.Join(query.Choices, Meaning)}{source} role="img" tabindex="0" aria-label="{query.Title}">{rows}</div>
        """);

    private static Html Meaning(KeyValuePair<string, string> choice) => choice.Key switch
    {
        "x" or "y" => Meaning(choice, ChartAxes.Find(choice.Value).Title),
        "measure" => Meaning(choice, ChartMeasures.Find(choice.Value).Title),
        _ => default,
    };

    private static Html Meaning(KeyValuePair<string, string> choice, string title) => Html.Of($" data-{choice.Key}=\"{title}\" data-{choice.Key}-name=\"{choice.Value}\"");
}
