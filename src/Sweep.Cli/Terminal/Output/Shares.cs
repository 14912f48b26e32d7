namespace Sweep.Cli.Terminal.Output;

/// <summary>Divides the cells of a bar among counts.</summary>
internal static class Shares
{
    /// <summary>
    /// Divides all cells in proportion to the counts. A count above zero gets at least one cell as long as there is
    /// one: a single failure among a million trials must be visible.
    /// </summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<long> counts, int cells)
    {
        var total = counts.Sum();
        var shares = new int[counts.Count];
        if (total == 0 || cells <= 0)
        {
            return shares;
        }

        // The smallest first, so that a large part loses a cell if cells are scarce.
        var open = cells;
        var rest = total;
        foreach (var part in Enumerable.Range(0, counts.Count).Where(part => counts[part] > 0).OrderBy(part => counts[part]))
        {
            var fair = (int)Math.Round((double)open * counts[part] / rest, MidpointRounding.AwayFromZero);
            shares[part] = Math.Min(open, Math.Max(1, fair));
            open -= shares[part];
            rest -= counts[part];
        }

        return shares;
    }
}
