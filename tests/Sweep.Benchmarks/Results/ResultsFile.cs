using Sweep.Benchmarks.Surroundings;
using Sweep.Theory;

namespace Sweep.Benchmarks.Results;

/// <summary>The document that has a section for each benchmark.</summary>
internal sealed class ResultsFile(string path)
{
    private const string Heading = "# Results of the benchmarks\n\nA program writes this file: see the [tests](../README.md#benchmarks).\n";

    /// <summary>The file of the repository, beside the project.</summary>
    /// <exception cref="UnfitEnvironmentException">The program does not run where it was built.</exception>
    public static string Standard => BuiltPrograms.Repository is { } repository
        ? Path.Combine(repository, "tests", BenchCommand.Name, "RESULTS.md")
        : throw new UnfitEnvironmentException("the sources are not above this program, so there is no RESULTS.md; name a file with --results");

    /// <summary>Replaces the section of the same title, or adds it at the end.</summary>
    public async Task ReplaceAsync(ResultSection section, CancellationToken cancellationToken)
    {
        var text = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : Heading;
        await File.WriteAllTextAsync(path, Replaced(text, section), cancellationToken);
    }

    internal static string Replaced(string text, ResultSection section)
    {
        var parts = text.Split("\n## ").ToList();
        var mine = section.ToMarkdown()["## ".Length..].TrimEnd('\n');
        var index = parts.FindIndex(1, part => part.Split('\n')[0] == section.Title);
        if (index < 0)
        {
            parts.Add(mine);
        }
        else
        {
            parts[index] = mine;
        }

        return string.Join("\n\n## ", parts.Select(static part => part.TrimEnd('\n'))) + "\n";
    }
}
