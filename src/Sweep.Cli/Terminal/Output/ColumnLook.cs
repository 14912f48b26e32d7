namespace Sweep.Cli.Terminal.Output;

/// <summary>Statistics of one column over the rows of a table.</summary>
internal sealed class ColumnLook(string name)
{
    // Sentences are folded at this width where the terminal has no room for them in one line.
    private const int Folded = 24;

    private bool any;
    private object? first;
    private int longestWord;
    private int widest;

    public string Name => name;

    /// <summary>Whether it takes more than one value.</summary>
    public bool Varies { get; private set; }

    /// <summary>Rows that have a value.</summary>
    public long Filled { get; private set; }

    /// <summary>Width that a table needs for the column, with its heading folded.</summary>
    public int Width => Math.Max(ColumnHeading.LongestWord(name), Math.Max(longestWord, Math.Min(widest, Folded)));

    /// <summary>Returns the statistics of each column over all rows.</summary>
    public static async Task<IReadOnlyList<ColumnLook>> AtAsync(RowSet rows, CancellationToken cancellationToken)
    {
        IReadOnlyList<ColumnLook> looks = [.. rows.Columns.Select(static name => new ColumnLook(name))];
        await foreach (var row in rows.Rows.WithCancellation(cancellationToken))
        {
            for (var column = 0; column < row.Count; column++)
            {
                looks[column].Add(row[column]);
            }
        }

        return looks;
    }

    private void Add(object? value)
    {
        Filled += value is null ? 0 : 1;
        if (!any)
        {
            (any, first) = (true, value);
            Measure(value);
        }
        else if (!Same(value, first))
        {
            Varies = true;
            Measure(value);
        }
    }

    private void Measure(object? value)
    {
        var text = CellText.Readable(value);
        widest = Math.Max(widest, text.Length);
        longestWord = Math.Max(longestWord, text.Split(' ', '\n').Max(static word => word.Length));
    }

    private static bool Same(object? one, object? other) =>
        one is Array left && other is Array right ? left.Cast<object?>().SequenceEqual(right.Cast<object?>()) : Equals(one, other);
}
