namespace Sweep.EndToEnd.Tests.Architecture;

/// <summary>Circles between folders: files of one name types of the other, and the other way round, be it over further folders.</summary>
internal static class FolderCircles
{
    /// <summary>The shortest circle of each folder that lies on one, each circle once.</summary>
    /// <returns>An arrow a line: which file names which type of which file.</returns>
    public static IReadOnlyList<string> Of(IEnumerable<(string File, string Type, string DeclaredIn)> uses)
    {
        var arrows = uses.Where(static use => Folder(use.File) != Folder(use.DeclaredIn))
            .GroupBy(static use => (From: Folder(use.File), To: Folder(use.DeclaredIn)))
            .ToDictionary(static group => group.Key, static group => group.Order().ToList());
        var next = arrows.Keys.ToLookup(static arrow => arrow.From, static arrow => arrow.To);
        HashSet<string> seen = [];
        List<string> circles = [];
        foreach (var folder in arrows.Keys.Select(static arrow => arrow.From).Distinct().Order())
        {
            if (ShortestWayBack(folder, next) is { } way && seen.Add(string.Join(' ', way.Order())))
            {
                circles.Add(string.Join('\n', way.Zip([.. way.Skip(1), way[0]], (from, to) => Text(arrows[(from, to)]))));
            }
        }

        return circles;
    }

    private static string Folder(string file) => Path.GetDirectoryName(file)!;

    /// <summary>With the number of arrows that run the same way: where it is small, the circle is cut most easily.</summary>
    private static string Text(IReadOnlyList<(string File, string Type, string DeclaredIn)> arrow)
    {
        var (file, type, declaredIn) = arrow[0];
        var more = arrow.Count == 1 ? "" : $" ({arrow.Count - 1} more from {Folder(file)} to {Folder(declaredIn)})";
        return $"  {file} names {type} of {declaredIn}{more}";
    }

    private static IReadOnlyList<string>? ShortestWayBack(string start, ILookup<string, string> next)
    {
        Dictionary<string, string> before = [];
        Queue<string> open = new([start]);
        while (open.TryDequeue(out var folder))
        {
            foreach (var other in next[folder])
            {
                if (other == start)
                {
                    return Way(start, folder, before);
                }

                if (before.TryAdd(other, folder))
                {
                    open.Enqueue(other);
                }
            }
        }

        return null;
    }

    private static IReadOnlyList<string> Way(string start, string end, Dictionary<string, string> before)
    {
        List<string> way = [end];
        while (way[^1] != start)
        {
            way.Add(before[way[^1]]);
        }

        way.Reverse();
        return way;
    }
}
