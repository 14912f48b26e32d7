using Npgsql;
using Sweep.Storage.Charts;
using Sweep.Storage.Reading;
using Sweep.Theory;

namespace Sweep.Dashboard.Charts;

/// <summary>The rows of a chart, all in memory: the query bounds their number.</summary>
internal sealed record ChartRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <exception cref="Sweep.Theory.InvalidSweepException">The query takes too long.</exception>
    public static async Task<ChartRows> ReadAsync(NpgsqlDataSource database, ChartQuery query, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using var rows = await new ReadOnlyQuery(database).RunAsync(query.Sql, timeout, cancellationToken);
        return new(rows.Columns, await rows.ReadAsync(cancellationToken).ToListAsync(cancellationToken));
    }
}
