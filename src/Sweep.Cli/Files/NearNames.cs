namespace Sweep.Cli.Files;

/// <summary>Names that a mistyped one may have meant.</summary>
internal static class NearNames
{
    /// <summary>Up to two names that differ from the typed one in at most a third of its letters, nearest first.</summary>
    public static IReadOnlyList<string> Of(string typed, IEnumerable<string> known)
    {
        var near = from name in known.Distinct()
                   let distance = Distance(typed, name)
                   where distance <= Math.Max(1, typed.Length / 3)
                   orderby distance, name
                   select name;
        return [.. near.Take(2)];
    }

    /// <summary>Letters to insert, drop or replace to turn one text into the other (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[to.Length];
    }
}
