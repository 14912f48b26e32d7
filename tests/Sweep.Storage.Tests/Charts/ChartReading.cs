using Npgsql;
using Sweep.Storage.Charts;
using Sweep.Storage.Reading;

namespace Sweep.Storage.Tests.Charts;

/// <summary>Runs the statement of a chart as `sweep sql` does.</summary>
internal static class ChartReading
{
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> RowsAsync(this NpgsqlDataSource database, ChartQuery query)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var rows = await new ReadOnlyQuery(database).RunAsync(query.Sql, TimeSpan.FromMinutes(1), cancellation);
        return await rows.ReadAsync(cancellation)
            .Select(row => (IReadOnlyDictionary<string, object?>)rows.Columns.Zip(row).ToDictionary(static cell => cell.First, static cell => cell.Second))
            .ToListAsync(cancellation);
    }

    /// <summary>Some columns of each row as text.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(this NpgsqlDataSource database, ChartQuery query, params string[] columns) =>
        [.. (await database.RowsAsync(query)).Select(row => string.Join(' ', columns.Select(column => Text(row[column]))))];

    private static string Text(object? value) => value is null ? "-" : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
}
