using Sweep.Theory;
using Sweep.Theory.Sweeps;

namespace Sweep.Storage.Sweeps;

/// <summary>The user's images as part of a sweep's normalised content: a line with the SHA-256 of every file.</summary>
internal static class ImageContent
{
    private const string Prefix = "image ";
    private const int DigestLetters = 64;

    /// <summary>Changed files that a sentence names; of the others it gives the number.</summary>
    private const int MostNamed = 3;

    /// <summary>The plan's normalised text, followed by the files of its folders.</summary>
    public static string Canonical(SweepPlan plan, IReadOnlyList<ImageSet> images) => string.Join('\n', [
        plan.Canonical,
        .. images.SelectMany(Lines),
    ]);

    /// <summary>Looks at the folders of a sweep as they are now.</summary>
    /// <exception cref="InvalidSweepException">One of them is gone, or its files are others than the sweep was submitted with.</exception>
    public static void Hold(string name, string canonical)
    {
        var now = Folders(Files(canonical)).Distinct().Order(StringComparer.Ordinal).SelectMany(static folder => Lines(ImageSet.Of(folder)));
        Hold(name, canonical, string.Join('\n', now));
    }

    /// <exception cref="InvalidSweepException">Both texts have a folder whose files differ.</exception>
    public static void Hold(string name, string before, string now)
    {
        if (Change(before, now) is { } change)
        {
            throw new InvalidSweepException(
                $"the images of the sweep {name} were changed since it was submitted: {change}; give its file another name to measure them, or put the old files back");
        }
    }

    /// <summary>Returns a difference in folders that both texts have; null: none.</summary>
    private static string? Change(string before, string now)
    {
        var (old, current) = (Files(before), Files(now));
        var shared = Folders(old).Intersect(Folders(current)).ToHashSet();
        string[] changes =
        [
            .. from path in old.Keys.Union(current.Keys).Order(StringComparer.Ordinal)
               where shared.Contains(Path.GetDirectoryName(path) ?? "") && old.GetValueOrDefault(path) != current.GetValueOrDefault(path)
               select !old.ContainsKey(path) ? $"{path} is new" : !current.ContainsKey(path) ? $"{path} is gone" : $"{path} has another content",
        ];
        return changes.Length switch
        {
            0 => null,
            <= MostNamed => string.Join(", ", changes),
            _ => $"{string.Join(", ", changes.Take(MostNamed))}, and {changes.Length - MostNamed} more",
        };
    }

    private static IEnumerable<string> Lines(ImageSet set) =>
        set.Pairs.SelectMany(static pair => new[] { pair.Image, pair.Labels }).Select(static file => $"{Prefix}{file.Digest} {file.Path}");

    private static IEnumerable<string> Folders(Dictionary<string, string> files) => files.Keys.Select(static path => Path.GetDirectoryName(path) ?? "");

    private static Dictionary<string, string> Files(string canonical)
    {
        Dictionary<string, string> files = [];
        foreach (var line in canonical.Split('\n').Where(static line => line.StartsWith(Prefix, StringComparison.Ordinal) && line.Length > Prefix.Length + DigestLetters))
        {
            files[line[(Prefix.Length + DigestLetters + 1)..]] = line.Substring(Prefix.Length, DigestLetters);
        }

        return files;
    }
}
