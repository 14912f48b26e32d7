using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using Sweep.Theory;

namespace Sweep.Storage.Reading;

/// <summary>The rows of a query, streamed. Null values are null, arrays are arrays.</summary>
public sealed class QueryRows : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly IAsyncDisposable statement;
    private readonly Action cancel;
    private readonly NpgsqlDataReader reader;
    private readonly TimeSpan timeout;
    private bool finished;

    internal QueryRows(
        NpgsqlConnection connection, IAsyncDisposable statement, Action cancel, NpgsqlDataReader reader, IReadOnlyList<string> types, TimeSpan timeout)
    {
        (this.connection, this.statement, this.cancel, this.reader, this.timeout) = (connection, statement, cancel, reader, timeout);
        Types = types;
        Columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
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
                row[column] = reader.IsDBNull(column) ? null : Value(column);
            }

            yield return row;
        }

        finished = true;
    }

    private object Value(int column) => reader.GetValue(column) switch
    {
        string text => ResultType.Of(Types[column], text),
        Array { Rank: > 1 } nested => Lists(nested, []),
        var value => value,
    };

    /// <summary>A list of lists, as many deep as the array has dimensions.</summary>
    private static List<object?> Lists(Array array, int[] place) =>
    [
        .. Enumerable.Range(0, array.GetLength(place.Length)).Select(
            index => place.Length + 1 == array.Rank ? array.GetValue([.. place, index]) : Lists(array, [.. place, index])),
    ];

    public async ValueTask DisposeAsync()
    {
        // Rows that are not needed any more would otherwise be read to the end.
        if (!finished)
        {
            cancel();
        }

        await reader.DisposeAsync();
        await statement.DisposeAsync();
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
