using Sweep.Storage.Charts;

namespace Sweep.Dashboard.Charts;

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
