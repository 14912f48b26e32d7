using Sweep.Theory;
using Sweep.Theory.Grids;

namespace Sweep.Cli.Files;

/// <summary>A sweep as a person names it: the path of a file, or else the name of a preset.</summary>
internal sealed record SweepFile(string Text, SweepPlan Plan)
{
    public static async Task<SweepFile> LoadAsync(string pathOrPreset, CancellationToken cancellationToken)
    {
        var text = await ReadAsync(pathOrPreset, cancellationToken);
        return new(text, SweepPlan.From(YamlDocument.Parse(text)));
    }

    private static async Task<string> ReadAsync(string pathOrPreset, CancellationToken cancellationToken)
    {
        try
        {
            if (File.Exists(pathOrPreset))
            {
                return await File.ReadAllTextAsync(pathOrPreset, cancellationToken);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSweepException($"cannot read {pathOrPreset}: {fault.Message}", fault);
        }

        return Preset.Find(pathOrPreset)?.Text ?? throw new InvalidSweepException(Missing(pathOrPreset));
    }

    private static string Missing(string pathOrPreset)
    {
        if (Directory.Exists(pathOrPreset))
        {
            return $"{pathOrPreset} is a folder; name a sweep file inside it";
        }

        var names = Preset.All.Select(static preset => preset.Name).Concat(FilesBeside(pathOrPreset));
        var near = NearNames.Of(pathOrPreset, names);
        return near.Count > 0
            ? $"there is no file and no preset named {pathOrPreset}; did you mean {string.Join(" or ", near)}?"
            : $"there is no file and no preset named {pathOrPreset}; the presets are {string.Join(", ", Preset.All.Select(static preset => preset.Name))}";
    }

    private static IEnumerable<string> FilesBeside(string path)
    {
        var folder = Path.GetDirectoryName(path);
        var place = string.IsNullOrEmpty(folder) ? "." : folder;
        if (!Directory.Exists(place))
        {
            return [];
        }

        return Directory.EnumerateFiles(place, "*.y*ml", new EnumerationOptions { IgnoreInaccessible = true })
            .Take(1000)
            .Select(file => string.IsNullOrEmpty(folder) ? Path.GetFileName(file) : file);
    }
}
