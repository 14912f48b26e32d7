namespace Sweep.Cli.Terminal.Output;

/// <summary>Rows with named columns, streamed.</summary>
internal sealed record RowSet(IReadOnlyList<string> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Returns the columns of these names, in their order; for null all columns.</summary>
    public RowSet Only(IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            return this;
        }

        var columns = Columns.ToList();
        int[] positions = [.. names.Select(name => columns.IndexOf(name))];
        return new(names, Rows.Select(row => (IReadOnlyList<object?>)[.. positions.Select(position => row[position])]));
    }

    public static RowSet Of<T>(IEnumerable<T> items, params IReadOnlyList<RowColumn<T>> columns) =>
        Of(items.ToAsyncEnumerable(), columns);

    public static RowSet Of<T>(IAsyncEnumerable<T> items, params IReadOnlyList<RowColumn<T>> columns) => new(
        [.. columns.Select(static column => column.Name)],
        items.Select(item => (IReadOnlyList<object?>)[.. columns.Select(column => column.Value(item))]));
}

/// <summary>A column that is computed from an item.</summary>
internal sealed record RowColumn<T>(string Name, Func<T, object?> Value);
