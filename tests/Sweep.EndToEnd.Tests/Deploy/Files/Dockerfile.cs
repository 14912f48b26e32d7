using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Architecture;

namespace Sweep.EndToEnd.Tests.Deploy.Files;

/// <summary>One line of a Dockerfile, continuations joined.</summary>
internal sealed record Instruction(string Keyword, string Text)
{
    public IReadOnlyList<string> Words => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>deploy/Dockerfile.</summary>
internal static partial class Dockerfile
{
    public const string Location = "deploy/Dockerfile";

    public static IReadOnlyList<Instruction> Instructions { get; } = Parse(File.ReadAllText(Path.Combine(Repository.Root, Location)));

    /// <summary>Paths of the repository that are copied into the image, or into a stage of it.</summary>
    public static IReadOnlyList<string> CopiedFromRepository { get; } =
    [
        .. Instructions.Where(static line => line.Keyword == "COPY" && !line.Text.StartsWith("--from", StringComparison.Ordinal))
            .SelectMany(static line => line.Words.SkipLast(1)).Select(static source => source.TrimEnd('/')),
    ];

    /// <summary>The shell commands that publish the programs, with build arguments at their defaults.</summary>
    public static IReadOnlyList<string> PublishCommands { get; } =
    [
        .. Instructions.Where(static line => line.Keyword == "RUN" && line.Text.Contains("dotnet publish", StringComparison.Ordinal))
            .Select(static line => BuilderOption().Replace(WithArguments(line.Text), "")),
    ];

    private static string WithArguments(string text) => Instructions.Where(static line => line.Keyword == "ARG" && line.Text.Contains('=')).Select(static line => line.Text.Split('='))
        .Aggregate(text, static (known, argument) => known.Replace($"${{{argument[0]}}}", argument[1], StringComparison.Ordinal));

    private static IReadOnlyList<Instruction> Parse(string text) =>
    [
        .. Continuation().Replace(text, " ").Split('\n').Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split(' ', 2)).Select(static parts => new Instruction(parts[0], parts[1].Trim())),
    ];

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continuation();

    [GeneratedRegex(@"--mount=\S+\s*")]
    private static partial Regex BuilderOption();
}
