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

    /// <summary>Letters to insert, drop, replace or swap with their neighbour to turn one text into the other.</summary>
    private static int Distance(string from, string to)
    {
        var distance = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                distance[i, j] = (i, j) switch
                {
                    (_, 0) => i,
                    (0, _) => j,
                    _ => Math.Min(distance[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1), Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1),
                };
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
                }
            }
        }

        return distance[from.Length, to.Length];
    }
}
