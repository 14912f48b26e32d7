using System.CommandLine;
using Sweep.Benchmarks.Dispatching;
using Sweep.Benchmarks.Evaluating;
using Sweep.Benchmarks.Pages;
using Sweep.Benchmarks.Simulation.Presenting;
using Sweep.Benchmarks.Starting;
using Sweep.Benchmarks.Stepping;
using Sweep.Benchmarks.TimeLeft;
using Sweep.Cli.Terminal;
using Sweep.Theory;

namespace Sweep.Benchmarks;

internal static class BenchCommand
{
    /// <summary>Name of the program.</summary>
    public const string Name = "Sweep.Benchmarks";

    public static RootCommand Create(Shell shell)
    {
        Benchmark[] benchmarks =
        [
            DispatchCommand.Create(shell),
            StartCommand.Create(shell),
            EvaluationCommand.Create(shell),
            TrainingCommand.Create(shell),
            PagesCommand.Create(shell),
            SimulateCommand.Create(shell),
        ];
        var command = new RootCommand("""
            Measures how fast the program is on this machine, and writes the results with machine, commit and ratios into a document.

            Without a command it runs all benchmarks with their defaults, which takes an hour or more. A single benchmark replaces its own
            section of the document.

            dotnet run -c Release --project tests/Sweep.Benchmarks
            dotnet run -c Release --project tests/Sweep.Benchmarks -- dispatch --trials 10000
            """);
        foreach (var benchmark in benchmarks)
        {
            command.Subcommands.Add(benchmark.Command);
        }

        command.Subcommands.Add(RunAll(new Command("all", "Runs all benchmarks with their defaults, as without a command."), shell, benchmarks));
        command.Subcommands.Add(BenchSilo.Create(shell));
        command.Subcommands.Add(TimeLeftCommand.Create(shell));
        return CommandRun.Prepare((RootCommand)RunAll(command, shell, benchmarks), Name);
    }

    /// <summary>Makes a command run one benchmark after the other. One that cannot run here does not keep the others from it.</summary>
    private static Command RunAll(Command command, Shell shell, IReadOnlyList<Benchmark> benchmarks)
    {
        var results = Benchmark.ResultsOption();
        command.Options.Add(results);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var code = ExitCode.Done;
            foreach (var benchmark in benchmarks)
            {
                try
                {
                    await Benchmark.KeepAsync(shell, await benchmark.Measure(cancellationToken), parsed.GetValue(results), cancellationToken);
                }
                catch (UnfitEnvironmentException unfit)
                {
                    shell.Complain($"{benchmark.Command.Name}: {unfit.Message}");
                    code = ExitCode.Unfit;
                }
            }

            return code;
        });
        return command;
    }
}
