using Sweep.Theory;

namespace Sweep.Storage.Charts;

/// <summary>Text inside a statement that people read and copy, where no parameter can stand.</summary>
internal static class SqlLiteral
{
    /// <summary>Quoted by the standard; where there is a backslash, by PostgreSQL's own way, which no setting of a server changes.</summary>
    public static string Of(string text)
    {
        if (text.Contains('\0'))
        {
            throw new InvalidSweepException("a name cannot hold the character NUL");
        }

        var quoted = $"'{text.Replace("'", "''")}'";
        return text.Contains('\\') ? $"E{quoted.Replace(@"\", @"\\")}" : quoted;
    }

    /// <summary>
    /// Condition on trial_results: those of one sweep. A list of one id, for with the id itself the server would fetch the sweep's name in a loop that
    /// its parallel workers cannot share.
    /// </summary>
    public static string OfSweep(string name) => $"sweep_id = any(ids_of({Of(name)}))";
}
