using System.CommandLine;
using Sweep.Benchmarks.Dispatching;
using Sweep.Benchmarks.Evaluating;
using Sweep.Benchmarks.Pages;
using Sweep.Benchmarks.Starting;
using Sweep.Benchmarks.Stepping;
using Sweep.Cli.Terminal;

namespace Sweep.Benchmarks;

internal static class BenchCommand
{
    /// <summary>Name of the program.</summary>
    public const string Name = "Sweep.Benchmarks";

    public static RootCommand Create(Shell shell)
    {
        Benchmark[] benchmarks = [DispatchCommand.Create(shell), StartCommand.Create(shell), EvaluationCommand.Create(shell), TrainingCommand.Create(shell), PagesCommand.Create(shell)];
        var results = Benchmark.ResultsOption();
        var command = new RootCommand("""
            Measures how fast the program is on this machine, and writes the results with machine, commit and ratios into a document.

            Without a command it runs all benchmarks with their defaults, which takes an hour or two. A single benchmark replaces its own
            section of the document.

            dotnet run -c Release --project tests/Sweep.Benchmarks
            """)
        { results };
        foreach (var benchmark in benchmarks)
        {
            command.Subcommands.Add(benchmark.Command);
        }

        command.Subcommands.Add(BenchSilo.Create(shell));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            foreach (var benchmark in benchmarks)
            {
                await Benchmark.KeepAsync(shell, await benchmark.Measure(cancellationToken), parsed.GetValue(results), cancellationToken);
            }

            return ExitCode.Done;
        });
        return CommandRun.Prepare(command, Name);
    }
}
