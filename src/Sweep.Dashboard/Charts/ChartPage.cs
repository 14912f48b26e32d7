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

/// <summary>The command line that prints the rows of a chart.</summary>
internal static class ChartCommand
{
    /// <summary>Returns the command for a POSIX shell; a statement with characters that the shell would change is passed by standard input.</summary>
    public static string Of(ChartQuery query) => query.Sql.AsSpan().IndexOfAny("\"$`\\!") < 0
        ? $"sweep sql \"{query.Sql}\""
        : $"sweep sql - <<'{End(query.Sql)}'\n{query.Sql}\n{End(query.Sql)}";

    // A name can contain line ends, so a line of the statement could equal the end mark.
    private static string End(string sql)
    {
        var end = "SQL";
        while (sql.Contains(end, StringComparison.Ordinal))
        {
            end += "_";
        }

        return end;
    }
}
