using System.Globalization;
using System.Text.RegularExpressions;

namespace Sweep.EndToEnd.Tests.Deploy.Files;

/// <summary>A panel's statement as Grafana's PostgreSQL data source sends it, by its documentation: variables first, then macros.</summary>
internal static partial class GrafanaSql
{
    /// <param name="variables">Chosen values of each variable of the dashboard.</param>
    public static string Expand(string sql, IReadOnlyDictionary<string, string[]> variables, DateTimeOffset from, DateTimeOffset to, TimeSpan interval)
    {
        var text = Variable().Replace(sql, match =>
        {
            Assert.True(variables.TryGetValue(match.Groups["name"].Value, out var values), $"there is no variable {match.Value}");
            Assert.Equal("sqlstring", match.Groups["format"].Value);
            return string.Join(',', values.Select(static value => $"'{value.Replace("'", "''")}'"));
        });
        text = text.Replace("$__interval_ms", interval.TotalMilliseconds.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("$__interval", $"{interval.TotalSeconds}s", StringComparison.Ordinal);
        return Macro().Replace(text, match =>
        {
            var arguments = match.Groups["arguments"].Value.Split(',', StringSplitOptions.TrimEntries);
            return match.Groups["name"].Value switch
            {
                "__timeFilter" => $"{arguments[0]} BETWEEN '{Moment(from)}' AND '{Moment(to)}'",
                "__timeFrom" => $"'{Moment(from)}'",
                "__timeTo" => $"'{Moment(to)}'",
                "__timeGroup" => $"floor(extract(epoch from {arguments[0]})/{Seconds(arguments[1])})*{Seconds(arguments[1])}",
                var unknown => throw new InvalidOperationException($"${unknown} is no macro that these tests know; add it by the data source's documentation"),
            };
        });
    }

    private static string Moment(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    // Such as 30s.
    private static string Seconds(string argument) => argument.Trim('\'').TrimEnd('s');

    [GeneratedRegex(@"\$\{(?<name>\w+)(:(?<format>\w+))?\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\$(?<name>[_a-zA-Z0-9]+)\((?<arguments>[^\)]*)\)")]
    private static partial Regex Macro();
}
