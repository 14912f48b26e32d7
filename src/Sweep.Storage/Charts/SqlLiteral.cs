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
}
