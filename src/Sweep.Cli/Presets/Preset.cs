using System.Reflection;
using Sweep.Theory;

namespace Sweep.Cli.Presets;

/// <summary>The size of a preset's experiment.</summary>
internal enum Scale
{
    /// <summary>The same effect on two cores within a minute.</summary>
    Quick,

    /// <summary>The paper's own sizes and steps, for GPUs.</summary>
    Full,
}

/// <summary>A named sweep that ships inside the program, in one form or two.</summary>
/// <param name="Text">The quick form, which every preset has.</param>
/// <param name="FullText">The full form, or null.</param>
internal sealed record Preset(string Name, string Text, string? FullText)
{
    private const string Folder = "Presets/";
    private const string FullSuffix = ".full.yaml";

    /// <summary>All presets: the quickstart first, the others by name.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        .. from resource in Assembly.GetExecutingAssembly().GetManifestResourceNames()
           where resource.StartsWith(Folder, StringComparison.Ordinal) && !resource.EndsWith(FullSuffix, StringComparison.Ordinal)
           let name = Path.GetFileNameWithoutExtension(resource[Folder.Length..])
           orderby name != "quickstart", name
           select new Preset(name, Read(resource)!, Read($"{Folder}{name}{FullSuffix}")),
    ];

    public static Preset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);

    /// <exception cref="InvalidSweepException">The preset has no such form.</exception>
    public string Of(Scale scale) => scale == Scale.Quick
        ? Text
        : FullText ?? throw new InvalidSweepException($"preset {Name} has no full form; leave out --scale full");

    private static string? Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
