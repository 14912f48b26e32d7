using System.Collections;
using Parquet;
using Parquet.Schema;

namespace Sweep.Cli.Exporting.Parquet;

/// <summary>One list of values, or null, a row.</summary>
internal sealed class ListColumn<T>(string name, DataField item, Func<object, T> read) : ParquetColumn
    where T : struct
{
    private readonly ListField list = new(name, item);
    private readonly List<T> values = [];

    /// <summary>For each item, and for each list without any, how deep it is there: 0 no list, 1 an empty list, 2 an item that is null, 3 a value.</summary>
    private readonly List<int> definition = [];

    /// <summary>For each of the same: 0 begins a row, 1 goes on with its list.</summary>
    private readonly List<int> repetition = [];

    public override Field Field => list;

    public override void Add(object? value)
    {
        var place = 0;
        foreach (var entry in value as IEnumerable ?? Array.Empty<T>())
        {
            definition.Add(entry is null ? 2 : 3);
            repetition.Add(place == 0 ? 0 : 1);
            place++;
            if (entry is not null)
            {
                values.Add(read(entry));
            }
        }

        if (place == 0)
        {
            definition.Add(value is null ? 0 : 1);
            repetition.Add(0);
        }
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await group.WriteAllPartsAsync<T>(item, values.ToArray(), definition.ToArray(), repetition.ToArray(), cancellationToken);
        values.Clear();
        definition.Clear();
        repetition.Clear();
    }
}
