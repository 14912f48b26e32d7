using Npgsql;
using Sweep.Storage.Charts;
using Sweep.Storage.Reading;
using Sweep.Theory;

namespace Sweep.Dashboard.Charts;

/// <summary>What a chart draws, read whole: its query bounds the number of rows.</summary>
internal sealed record ChartRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <exception cref="Sweep.Theory.InvalidSweepException">It takes too long.</exception>
    public static async Task<ChartRows> ReadAsync(NpgsqlDataSource database, ChartQuery query, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using var rows = await new ReadOnlyQuery(database).RunAsync(query.Sql, timeout, cancellationToken);
        return new(rows.Columns, await rows.ReadAsync(cancellationToken).ToListAsync(cancellationToken));
    }
}
