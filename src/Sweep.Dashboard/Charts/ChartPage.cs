using Sweep.Dashboard.Site;
using Sweep.Storage.Charts;

namespace Sweep.Dashboard.Charts;

/// <summary>The page about the data of a chart: the statement, the command line, and the rows.</summary>
internal static class ChartPage
{
    private const int LongestTable = 500;

    public static string Title(ChartQuery query) => $"Data of “{query.Title}”";

    public static Html Render(ChartQuery query, ChartRows rows) => Html.Of($"""
        <p>{query.Explanation}</p>
        <p>The statement below is exactly what the chart reads. Its rows as files: <a href="{ChartAddress.Of(query, "csv")}">CSV</a> · <a href="{ChartAddress.Of(query, "json")}">JSON</a></p>
        <h2 id="sql">SQL</h2>
        <div class="command"><pre tabindex="0" aria-label="The statement">{query.Sql}</pre></div>
        <h2 id="command">In a terminal</h2>
        <div class="command"><pre tabindex="0" aria-label="The command">{ChartCommand.Of(query)}</pre></div>
        <h2 id="rows">Rows</h2>
        {(rows.Rows.Count == 0 ? Html.Of($"<p class=\"empty\">{query.Empty}</p>") : ChartTable.Of(rows, query.Title, LongestTable))}
        """);
}
