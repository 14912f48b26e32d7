using System.Buffers;
using Parquet;
using Parquet.Schema;

namespace Sweep.Cli.Results.Exports;

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
