using System.Buffers;
using System.Collections;
using Parquet;
using Parquet.Schema;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Results.Exports;

/// <summary>Chooses the Parquet type for a PostgreSQL type.</summary>
internal static class ParquetColumns
{
    private const string List = "[]";

    public static ParquetColumn Of(ExportColumn column) => (column.Type.EndsWith(List, StringComparison.Ordinal) ? column.Type[..^List.Length] : column.Type) switch
    {
        "smallint" or "integer" => Of(column, Plain<int>, Convert.ToInt32),
        "bigint" => Of(column, Plain<long>, static value => (long)value),
        "real" => Of(column, Plain<float>, static value => (float)value),
        "double precision" => Of(column, Plain<double>, static value => (double)value),

        // Rounded to a double, because Parquet has no decimal of unlimited length.
        "numeric" => Of(column, Plain<double>, Convert.ToDouble),
        "boolean" => Of(column, Plain<bool>, static value => (bool)value),
        "timestamp with time zone" => Of(column, Moment, static value => ((DateTime)value).ToUniversalTime()),

        // UUIDs, too: every reader supports texts, few support UUIDs.
        _ => Of(column, static name => new DataField(name, typeof(string), isNullable: true), static value => ExactText.Of(value).AsMemory()),
    };

    private static ParquetColumn Of<T>(ExportColumn column, Func<string, DataField> field, Func<object, T> read)
        where T : struct =>
        column.Type.EndsWith(List, StringComparison.Ordinal)
            ? new ListColumn<T>(column.Name, field(ListField.ElementName), read)
            : new ValueColumn<T>(field(column.Name), read);

    private static DataField Plain<T>(string name)
        where T : struct => new DataField<T>(name, nullable: true);

    private static DateTimeDataField Moment(string name) =>
        new(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true);
}

/// <summary>A column that collects the values of one row group.</summary>
internal abstract class ParquetColumn
{
    public abstract Field Field { get; }

    /// <summary>Adds the value of the next row.</summary>
    public abstract void Add(object? value);

    /// <summary>Writes the collected values and clears them.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken);
}

/// <summary>A column with one value or null in each row.</summary>
internal sealed class ValueColumn<T>(DataField column, Func<object, T> read) : ParquetColumn
    where T : struct
{
    private readonly ArrayBufferWriter<T> values = new();

    /// <summary>Definition levels of the rows: 1 for a value, 0 for null.</summary>
    private readonly ArrayBufferWriter<int> definition = new();

    public override Field Field => column;

    public override void Add(object? value)
    {
        definition.Write([value is null ? 0 : 1]);
        if (value is not null)
        {
            values.Write([read(value)]);
        }
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await group.WriteAllPartsAsync<T>(column, values.WrittenMemory, definition.WrittenMemory, null, cancellationToken);
        values.Clear();
        definition.Clear();
    }
}

/// <summary>A column with a list of values, or null, in each row.</summary>
internal sealed class ListColumn<T>(string name, DataField item, Func<object, T> read) : ParquetColumn
    where T : struct
{
    private readonly ListField list = new(name, item);
    private readonly ArrayBufferWriter<T> values = new();

    /// <summary>Definition levels of the items and of missing or empty lists: 0 no list, 1 an empty list, 2 a null item, 3 a value.</summary>
    private readonly ArrayBufferWriter<int> definition = new();

    /// <summary>Repetition levels of the same entries: 0 begins a row, 1 continues its list.</summary>
    private readonly ArrayBufferWriter<int> repetition = new();

    public override Field Field => list;

    public override void Add(object? value)
    {
        var place = 0;
        foreach (var entry in value as IEnumerable ?? Array.Empty<T>())
        {
            definition.Write([entry is null ? 2 : 3]);
            repetition.Write([place == 0 ? 0 : 1]);
            place++;
            if (entry is not null)
            {
                values.Write([read(entry)]);
            }
        }

        if (place == 0)
        {
            definition.Write([value is null ? 0 : 1]);
            repetition.Write([0]);
        }
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await group.WriteAllPartsAsync<T>(item, values.WrittenMemory, definition.WrittenMemory, repetition.WrittenMemory, cancellationToken);
        values.Clear();
        definition.Clear();
        repetition.Clear();
    }
}
