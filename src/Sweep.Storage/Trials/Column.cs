using Npgsql;
using NpgsqlTypes;

namespace Sweep.Storage.Trials;

/// <summary>A column of rows that travel as one array parameter for each column.</summary>
/// <param name="Expression">How the column is read from the unnested row; the name, or a cast of it.</param>
internal sealed record Column<TRow>(string Name, string ArrayType, string Expression, Func<IReadOnlyList<TRow>, NpgsqlParameter> Parameter)
{
    public static Column<TRow> Of<T>(string name, NpgsqlDbType type, Func<TRow, T> value) =>
        new(name, ArrayTypeOf(type), name, rows => new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = rows.Select(value).ToArray() });

    /// <summary>A column that is an array itself: unnest would flatten it, so it travels as text.</summary>
    public static Column<TRow> OfNumbers(string name, Func<TRow, IReadOnlyList<double>?> value) =>
        Of(name, NpgsqlDbType.Text, row => value(row) is { } numbers
            ? $"{{{string.Join(',', numbers.Select(static number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}}}"
            : null)
            with
        { Expression = $"{name}::double precision[]" };

    /// <summary>Text as PostgreSQL takes it: it has no NUL.</summary>
    public static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);

    private static string ArrayTypeOf(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Uuid => "uuid[]",
        NpgsqlDbType.Bigint => "bigint[]",
        NpgsqlDbType.Integer => "int[]",
        NpgsqlDbType.Double => "double precision[]",
        NpgsqlDbType.Boolean => "boolean[]",
        NpgsqlDbType.Text => "text[]",
        NpgsqlDbType.Bytea => "bytea[]",
        NpgsqlDbType.Interval => "interval[]",
        NpgsqlDbType.TimestampTz => "timestamptz[]",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no column has this type"),
    };
}

/// <summary>Columns that are written together: <c>insert ... select ... from unnest(...)</c>.</summary>
internal sealed class RowBatch<TRow>(params IReadOnlyList<Column<TRow>> columns)
{
    public IReadOnlyList<Column<TRow>> Columns => columns;

    public string Names { get; } = string.Join(", ", columns.Select(static column => column.Name));

    /// <summary>The columns as read from <see cref="Source"/>.</summary>
    public string Values { get; } = string.Join(", ", columns.Select(static column => column.Expression));

    /// <summary>The rows as a table named <c>incoming</c>; parameters $1 and on.</summary>
    public string Source { get; } =
        $"unnest({string.Join(", ", columns.Select(static (column, index) => $"${index + 1}::{column.ArrayType}"))}) "
        + $"as incoming({string.Join(", ", columns.Select(static column => column.Name))})";

    /// <summary>A placeholder for a further parameter, counted from 0, that is not a column.</summary>
    public string Further(int index) => $"${columns.Count + 1 + index}";

    public NpgsqlBatchCommand Command(string sql, IReadOnlyList<TRow> rows, params IEnumerable<object> further)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in columns.Select(column => column.Parameter(rows)).Concat(further.Select(static value => new NpgsqlParameter { Value = value })))
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
