using System.Buffers;
using System.Collections;
using Parquet;
using Parquet.Schema;

namespace Sweep.Cli.Results.Exports;

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
