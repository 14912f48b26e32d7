using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace Sweep.EndToEnd.Tests.Exporting;

/// <summary>A Parquet file as rows, put together from its columns.</summary>
internal static class ParquetRows
{
    public static async Task<IReadOnlyList<object?[]>> ReadAsync(ParquetReader file)
    {
        List<object?[]> rows = [];
        for (var position = 0; position < file.RowGroupCount; position++)
        {
            using var group = file.OpenRowGroupReader(position);
            List<IReadOnlyList<object?>> columns = [];
            foreach (var field in file.Schema.DataFields)
            {
                columns.Add(await ColumnAsync(group, field));
            }

            Assert.All(columns, column => Assert.Equal(group.RowCount, column.Count));
            rows.AddRange(Enumerable.Range(0, (int)group.RowCount).Select(row => columns.Select(column => column[row]).ToArray()));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<object?>> ColumnAsync(ParquetRowGroupReader group, DataField field)
    {
        using var column = await group.ReadRawColumnDataBaseAsync(field, TestContext.Current.CancellationToken);
        return column switch
        {
            RawColumnData<int> whole => Entries(whole, field, static value => value),
            RawColumnData<long> whole => Entries(whole, field, static value => value),
            RawColumnData<double> real => Entries(real, field, static value => value),
            RawColumnData<bool> truth => Entries(truth, field, static value => value),
            RawColumnData<DateTime> moment => Entries(moment, field, static value => DateTime.SpecifyKind(value, DateTimeKind.Utc)),
            RawColumnData<ReadOnlyMemory<char>> text => Entries(text, field, static value => value.ToString()),
            _ => throw new NotSupportedException($"{field.Path} holds {field.ClrType}"),
        };
    }

    private static List<object?> Entries<T>(RawColumnData<T> column, DataField field, Func<T, object?> read)
        where T : struct
    {
        List<object?> entries = [];
        var definition = column.DefinitionLevels;
        var next = 0;
        for (var i = 0; i < definition.Length; i++)
        {
            var value = definition[i] == field.MaxDefinitionLevel ? read(column.Values[next++]) : null;
            if (field.MaxRepetitionLevel == 0)
            {
                entries.Add(value);
                continue;
            }

            if (column.RepetitionLevels[i] == 0)
            {
                entries.Add(definition[i] == 0 ? null : new List<object?>());
            }

            if (definition[i] > 1)
            {
                ((List<object?>)entries[^1]!).Add(value);
            }
        }

        return entries;
    }
}
