using System.CommandLine;

namespace Sweep.Cli.Presets;

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
