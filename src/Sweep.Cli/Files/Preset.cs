using System.Reflection;

namespace Sweep.Cli.Files;

/// <summary>A named sweep that ships inside the program.</summary>
internal sealed record Preset(string Name, string Text)
{
    private const string Folder = "Presets/";

    /// <summary>All presets: the quickstart first, the others by name.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        .. from resource in Assembly.GetExecutingAssembly().GetManifestResourceNames()
           where resource.StartsWith(Folder, StringComparison.Ordinal)
           let name = Path.GetFileNameWithoutExtension(resource[Folder.Length..])
           orderby name != "quickstart", name
           select new Preset(name, Read(resource)),
    ];

    public static Preset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
