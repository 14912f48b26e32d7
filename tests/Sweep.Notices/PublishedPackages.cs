using System.Text.Json;

namespace Sweep.Notices;

/// <summary>The packages whose files are published with the programs.</summary>
internal static class PublishedPackages
{
    private static readonly string[] Programs = ["Sweep.Cli", "Sweep.Worker"];
    private static readonly string[] Published = ["runtime", "native", "runtimeTargets", "resource"];

    /// <summary>Folders of the packages, each version once, in the order of names and versions.</summary>
    /// <exception cref="FileNotFoundException">The programs were not restored.</exception>
    public static IReadOnlyList<string> Folders(string root) => [.. Programs
        .SelectMany(program => Folders(JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "src", program, "obj/project.assets.json"))).RootElement))
        .Distinct()
        .OrderBy(static folder => folder, StringComparer.Ordinal)];

    /// <summary>Folder of a package that is not published itself, but holds what is.</summary>
    public static string FolderOf(string root, string project, string package)
    {
        var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "src", project, "obj/project.assets.json"))).RootElement;
        return Folder(assets, assets.GetProperty("libraries").EnumerateObject().Single(library => library.Name.StartsWith($"{package}/", StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<string> Folders(JsonElement assets) =>
        from target in assets.GetProperty("targets").EnumerateObject()
        from library in target.Value.EnumerateObject()
        where library.Value.GetProperty("type").ValueEquals("package") && IsPublished(library.Value)
        select Folder(assets, assets.GetProperty("libraries").EnumerateObject().Single(found => found.NameEquals(library.Name)));

    private static bool IsPublished(JsonElement library) => Published.Any(kind =>
        library.TryGetProperty(kind, out var files) && files.EnumerateObject().Any(static file => !file.Name.EndsWith("_._", StringComparison.Ordinal)));

    private static string Folder(JsonElement assets, JsonProperty library) => assets.GetProperty("packageFolders").EnumerateObject()
        .Select(folder => Path.Combine(folder.Name, library.Value.GetProperty("path").GetString()!))
        .First(Directory.Exists);
}
