namespace Sweep.Cli.Terminal.Output;

/// <summary>Chooses the columns of a table that fit into a terminal.</summary>
internal sealed record FittingColumns(IReadOnlyList<string> Shown, IReadOnlyList<string> LeftOut)
{
    /// <param name="inOrder">Columns in the order of the table.</param>
    /// <param name="byNeed">Names of the most important columns; the others follow in their order.</param>
    /// <param name="width">Width of the terminal; null keeps all columns.</param>
    public static FittingColumns Of(IReadOnlyList<ColumnLook> inOrder, IEnumerable<string> byNeed, int? width)
    {
        IReadOnlyList<string> names = [.. inOrder.Select(static look => look.Name)];
        if (width is not { } room)
        {
            return new(names, []);
        }

        var widths = inOrder.ToDictionary(static look => look.Name, static look => look.Width);
        HashSet<string> shown = [];
        foreach (var column in byNeed.Concat(names).Distinct().Where(widths.ContainsKey))
        {
            if (shown.Count == 0 || shown.Sum(other => widths[other]) + widths[column] + TableWidths.Frame(shown.Count + 1) <= room)
            {
                shown.Add(column);
            }
        }

        return new([.. names.Where(shown.Contains)], [.. names.Where(column => !shown.Contains(column))]);
    }

    /// <summary>One sentence below the table; null where it shows all.</summary>
    /// <param name="how">A way to see all columns.</param>
    public string? Sentence(string how) => LeftOut.Count == 0 ? null : $"left out for want of room: {string.Join(", ", LeftOut)}; {how} shows them";
}
