using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Theory;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Reading;

namespace Sweep.Cli.Presets;

/// <summary>Finds a sweep by the path of its file, or by the name of a preset.</summary>
internal sealed record SweepFile(string Text, SweepPlan Plan)
{
    /// <param name="scale">Form of a preset; null: the quick one. A file has only one form.</param>
    public static async Task<SweepFile> LoadAsync(string pathOrPreset, Scale? scale, CancellationToken cancellationToken)
    {
        var text = await ReadAsync(pathOrPreset, scale, cancellationToken);
        return Of(text, pathOrPreset, File.Exists(pathOrPreset) ? Path.GetDirectoryName(Path.GetFullPath(pathOrPreset))! : Environment.CurrentDirectory);
    }

    /// <param name="name">Name of the file in messages about its faults.</param>
    /// <param name="folder">Folder to which a relative folder of images refers.</param>
    /// <exception cref="InvalidSweepException">The file is wrong; the message lists all faults.</exception>
    public static SweepFile Of(string text, string name, string folder)
    {
        try
        {
            var faults = new Faults();
            var document = ImageFolders.Resolve(YamlDocument.Parse(text), folder, faults);
            var plan = faults.Try(() => SweepReader.Read(document));
            faults.Throw();
            return new(text, plan!);
        }
        catch (InvalidSweepException fault)
        {
            throw fault.In(name);
        }
    }

    private static async Task<string> ReadAsync(string pathOrPreset, Scale? scale, CancellationToken cancellationToken)
    {
        try
        {
            if (File.Exists(pathOrPreset))
            {
                if (scale is not null)
                {
                    throw new InvalidSweepException($"{pathOrPreset} is a file, which has one form; leave out --scale, or name a preset");
                }

                return await UserText.ReadAsync(pathOrPreset, cancellationToken);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSweepException($"cannot read {pathOrPreset}: {fault.Message}", fault);
        }

        return Preset.Find(pathOrPreset)?.Of(scale ?? Scale.Quick) ?? throw new InvalidSweepException(Missing(pathOrPreset));
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

/// <summary>Arguments that name a sweep file or a preset.</summary>
internal static class SweepFileArguments
{
    public static Argument<string> File() => new("FILE")
    {
        Description = "A sweep file (YAML), or the name of a preset; see `sweep presets`.",
    };

    public static Option<Scale?> Scale() => new("--scale")
    {
        Description = "Which form of a preset: quick (two cores, within a minute) or full (the paper's own sizes and steps, for GPUs). Default: quick.",
        HelpName = "quick|full",
        CustomParser = static result => string.Join(' ', result.Tokens) switch
        {
            "quick" => Presets.Scale.Quick,
            "full" => Presets.Scale.Full,
            var other => Unknown(result, other),
        },
    };

    private static Scale? Unknown(System.CommandLine.Parsing.ArgumentResult result, string typed)
    {
        result.AddError($"--scale {typed} is not known; choose quick or full");
        return null;
    }
}
