using System.Globalization;

namespace Sweep.Storage.Reading;

/// <summary>Which of PostgreSQL's types the driver gives as they are. Values of all others are taken as PostgreSQL's own text.</summary>
internal static class ResultType
{
    private const string Moment = "timestamp with time zone";

    private static readonly HashSet<string> Given = new(StringComparer.Ordinal)
    {
        "boolean", "smallint", "integer", "bigint", "real", "double precision", "text", "character varying", "name", "uuid", "bytea",
    };

    /// <param name="type">As the driver names it, such as <c>numeric(10,2)</c> and <c>integer[]</c>.</param>
    public static bool IsText(string type) => !Given.Contains(Bare(type.EndsWith("[]", StringComparison.Ordinal) ? type[..^2] : type));

    /// <summary>The value that a text stands for exactly.</summary>
    public static object Of(string type, string text) => Bare(type) switch
    {
        "numeric" => new ExactNumber(text),
        Moment when DateTime.TryParseExact(
            text, "yyyy-MM-dd HH:mm:ss.FFFFFF+00", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) => moment,
        _ => text,
    };

    private static string Bare(string type) => type.IndexOf('(') is > 0 and var bracket ? type[..bracket] + type[(type.IndexOf(')') + 1)..] : type;
}
