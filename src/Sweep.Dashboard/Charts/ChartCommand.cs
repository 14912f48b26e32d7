using Sweep.Storage.Charts;

namespace Sweep.Dashboard.Charts;

/// <summary>The command line that gives the rows of a chart.</summary>
internal static class ChartCommand
{
    /// <summary>For a POSIX shell; a statement that a shell would meddle with goes in by standard input.</summary>
    public static string Of(ChartQuery query) => query.Sql.AsSpan().IndexOfAny("\"$`\\!") < 0
        ? $"sweep sql \"{query.Sql}\""
        : $"sweep sql - <<'{End(query.Sql)}'\n{query.Sql}\n{End(query.Sql)}";

    // A name may hold line ends, so a line of the statement could be the word that ends it.
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
