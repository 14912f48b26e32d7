using System.CommandLine;
using Sweep.Benchmarks.Results;
using Sweep.Cli.Terminal;

namespace Sweep.Benchmarks;

/// <summary>A benchmark as a command, and with its defaults as a part of all of them.</summary>
/// <param name="Command">Measures with the options given, and keeps the section.</param>
/// <param name="Measure">Measures with the defaults.</param>
internal sealed record Benchmark(Command Command, Func<CancellationToken, Task<ResultSection>> Measure)
{
    /// <summary>Makes the option that names the document of the results.</summary>
    public static Option<string?> ResultsOption() => new("--results")
    {
        Description = "File whose section is replaced. Default: tests/Sweep.Benchmarks/RESULTS.md.",
        HelpName = "FILE",
    };

    /// <summary>Prints a section and puts it into the document.</summary>
    public static async Task<int> KeepAsync(Shell shell, ResultSection section, string? results, CancellationToken cancellationToken)
    {
        shell.SayWhole("");
        foreach (var line in section.ToMarkdown().TrimEnd('\n').Split('\n'))
        {
            shell.SayWhole(line);
        }

        await new ResultsFile(results ?? ResultsFile.Standard).ReplaceAsync(section, cancellationToken);
        return ExitCode.Done;
    }
}
