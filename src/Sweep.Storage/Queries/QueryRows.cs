using System.Runtime.CompilerServices;
using Npgsql;

namespace Sweep.Storage.Queries;

/// <summary>The rows of a query, streamed. Null values are null, arrays are arrays.</summary>
public sealed class QueryRows : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlBatch batch;
    private readonly NpgsqlDataReader reader;
    private readonly TimeSpan timeout;
    private bool finished;

    internal QueryRows(NpgsqlConnection connection, NpgsqlBatch batch, NpgsqlDataReader reader, TimeSpan timeout)
    {
        (this.connection, this.batch, this.reader, this.timeout) = (connection, batch, reader, timeout);
        Columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        Types = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName)];
    }

    /// <summary>Names of the columns, in order; empty for a statement without rows.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>PostgreSQL's names of their types, such as <c>bigint</c> and <c>integer[]</c>.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>Reads the rows once, one at a time.</summary>
    /// <exception cref="Sweep.Theory.InvalidSweepException">The statement fails on the way.</exception>
    public async IAsyncEnumerable<IReadOnlyList<object?>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await QueryFault.TranslateAsync(() => reader.ReadAsync(cancellationToken), timeout))
        {
            var row = new object?[Columns.Count];
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = reader.IsDBNull(column) ? null : reader.GetValue(column);
            }

            yield return row;
        }

        finished = true;
    }

    public async ValueTask DisposeAsync()
    {
        // Rows that nobody wants any more would otherwise be read to the end.
        if (!finished)
        {
            batch.Cancel();
        }

        await reader.DisposeAsync();
        await batch.DisposeAsync();
        await EndAsync(connection);
    }

    /// <summary>Gives up the transaction with the connection; nothing was to be kept.</summary>
    internal static async Task EndAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var rollback = new NpgsqlCommand("rollback", connection);
            await rollback.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException)
        {
            // The connection is broken, or was given up after an error that spoke of the server's resources; its transaction ends with it.
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }
}
