using System.CommandLine;
using System.Text.Json;
using Sweep.Benchmarks.Results;
using Sweep.Benchmarks.Simulation.Calibrating;
using Sweep.Benchmarks.Simulation.Model;
using Sweep.Benchmarks.Surroundings;
using Sweep.Cli.Terminal;
using Sweep.Synthetic;

namespace Sweep.Benchmarks.Simulation.Presenting;

/// <summary>How large clusters do, by simulation with costs that are measured first.</summary>
internal static class SimulateCommand
{
    public const string Name = "simulate";

    private static readonly int[] Sizes = [125, 1000];

    private static string StandardPlot => Path.Combine("tests", "Sweep.Benchmarks", "scaling.svg");

    public static Benchmark Create(Shell shell)
    {
        var nodes = Arguments.Whole("--nodes", "Nodes of the cluster. Default: 125 and 1000.", 1, 32_768);
        var gpus = Arguments.Whole("--gpus", "GPUs of a node, with one worker each. Default: 8.", 1, 64);
        var sweeps = Arguments.Whole("--sweeps", "Sweeps at once, each owned by another silo. Default: 1.", 1, 1000);
        var dispatchers = Arguments.Whole("--dispatchers", "Dispatchers. The program has 1, which is the default.", 1, 1000);
        var cores = Arguments.Whole("--cores", "Cores of a silo, and of PostgreSQL. Default: 16.", 1, 1024);
        var seed = Arguments.Whole("--seed", "Seed of the simulated times. Default: 1.", 0, int.MaxValue);
        var plot = new Option<string?>("--plot") { Description = $"File of the plot. Default: {StandardPlot}.", HelpName = "FILE" };
        var calibrate = new Option<bool>("--calibrate") { Description = "Only measure and print the costs." };
        var file = new Option<string?>("--costs") { Description = "File of costs as JSON: read if it is there, else measured and written.", HelpName = "FILE" };
        var results = Benchmark.ResultsOption();
        var command = new Command(Name, """
            Simulates large clusters with the real ledger and the real fair share, and finds what limits them.

            Measures first what calls, statements and commits cost on this machine, in a database of its own beside the one in use.
            """)
        { nodes, gpus, sweeps, dispatchers, cores, seed, plot, calibrate, file, results };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(calibrate))
            {
                var (costs, _) = await CalibrateAsync(shell, parsed.GetValue(file), cancellationToken);
                costs.Describe().ToList().ForEach(cost => shell.SayWhole($"{cost.Meaning}: {cost.Value}"));
                return ExitCode.Done;
            }

            var scenario = Standard with
            {
                GpusOfANode = parsed.GetValue(gpus) ?? Standard.GpusOfANode,
                Sweeps = parsed.GetValue(sweeps) ?? 1,
                Dispatchers = parsed.GetValue(dispatchers) ?? 1,
                SiloCores = parsed.GetValue(cores) ?? Standard.SiloCores,
                PostgresCores = parsed.GetValue(cores) ?? Standard.PostgresCores,
                Seed = parsed.GetValue(seed) ?? 1,
            };
            var section = await MeasureAsync(shell, scenario, parsed.GetValue(nodes) is { } one ? [one] : Sizes, parsed.GetValue(plot) ?? StandardPlot, parsed.GetValue(file), cancellationToken);
            return await Benchmark.KeepAsync(shell, section, parsed.GetValue(results), cancellationToken);
        });
        return new(command, cancellationToken => MeasureAsync(shell, Standard, Sizes, StandardPlot, null, cancellationToken));
    }

    private static Scenario Standard { get; } = new() { Nodes = 1, GpusOfANode = 8, TrialTime = 60 };

    /// <param name="file">Costs of an earlier run, if it is there; else a file for them. Null: none.</param>
    private static async Task<(Costs Costs, string Machine)> CalibrateAsync(Shell shell, string? file, CancellationToken cancellationToken)
    {
        var connectionString = await DatabaseAccess.ConnectionStringAsync(shell, shell.Complain, cancellationToken);
        await using var database = await BenchmarkDatabase.CreateAsync(connectionString, keep: false, cancellationToken);
        var machine = MachineText.Of((await DurableServer.OfAsync(database.Source, cancellationToken)).Version);
        if (file is not null && File.Exists(file))
        {
            return (JsonSerializer.Deserialize<Costs>(await File.ReadAllTextAsync(file, cancellationToken))!, machine);
        }

        shell.Complain("simulate: measuring what calls, statements and commits cost");
        var costs = await Calibration.MeasureAsync(database.Source, cancellationToken);
        if (file is not null)
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(costs), cancellationToken);
        }

        return (costs, machine);
    }

    /// <summary>Calibrates, simulates and writes the plot.</summary>
    private static async Task<ResultSection> MeasureAsync(
        Shell shell, Scenario scenario, IReadOnlyList<int> nodes, string plot, string? file, CancellationToken cancellationToken)
    {
        var (costs, machine) = await CalibrateAsync(shell, file, cancellationToken);
        shell.Complain("simulate: clusters of growing size");
        var study = ScalingStudy.Of(scenario, nodes, costs, cancellationToken);
        if (Path.GetDirectoryName(Path.GetFullPath(plot)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await File.WriteAllTextAsync(plot, ScalingPlot.Draw(study.Plotted), cancellationToken);
        return SimulationSection.Of(study, costs, machine, Path.GetFileName(plot));
    }
}
