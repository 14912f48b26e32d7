using System.CommandLine;
using Sweep.Benchmarks.Simulation.Calibrating;
using Sweep.Benchmarks.Simulation.Model;
using Sweep.Cli.Terminal;
using Sweep.Synthetic;

namespace Sweep.Benchmarks.Simulation.Presenting;

/// <summary>The subcommand <c>simulate</c>.</summary>
internal static class SimulateCommand
{
    private static readonly double[] TrialTimes = [1, 60, 3600];

    public static Command Create(Shell shell)
    {
        var nodes = Arguments.Whole("--nodes", "Nodes of the cluster. Default: 125 and 1000.", 1, 32_768);
        var gpus = Arguments.Whole("--gpus", "GPUs of a node, with one worker each. Default: 8.", 1, 64);
        var sweeps = Arguments.Whole("--sweeps", "Sweeps at once, each owned by another silo. Default: 1.", 1, 1000);
        var dispatchers = Arguments.Whole("--dispatchers", "Dispatchers. Sweep has 1, which is the default.", 1, 1000);
        var cores = Arguments.Whole("--cores", "Cores of a silo, and of PostgreSQL. Default: 16.", 1, 1024);
        var seed = Arguments.Whole("--seed", "Seed of the simulated times. Default: 1.", 0, int.MaxValue);
        var plot = new Option<string>("--plot") { Description = "File of the plot. Default: docs/pictures/scaling.svg.", HelpName = "FILE", DefaultValueFactory = static _ => Path.Combine("docs", "pictures", "scaling.svg") };
        var calibrate = new Option<bool>("--calibrate") { Description = "Only measure and print the costs." };
        var command = new Command("simulate", """
            Simulates large clusters with the real ledger and the real fair share, and says what limits them.

            Measures first what calls, statements and commits cost on this machine, in a database of its own beside the one in use.
            """)
        { nodes, gpus, sweeps, dispatchers, cores, seed, plot, calibrate };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var costs = await CalibrateAsync(shell, cancellationToken);
            if (parsed.GetValue(calibrate))
            {
                costs.Describe().ToList().ForEach(cost => shell.SayWhole($"{cost.Meaning}: {cost.Value}"));
                return ExitCode.Done;
            }

            var scenario = new Scenario
            {
                Nodes = 1,
                GpusOfANode = parsed.GetValue(gpus) ?? 8,
                TrialTime = 60,
                Sweeps = parsed.GetValue(sweeps) ?? 1,
                Dispatchers = parsed.GetValue(dispatchers) ?? 1,
                SiloCores = parsed.GetValue(cores) ?? 16,
                PostgresCores = parsed.GetValue(cores) ?? 16,
                Seed = parsed.GetValue(seed) ?? 1,
            };
            shell.Out.Profile.Out.Writer.WriteLine(await WriteAsync(scenario, parsed.GetValue(nodes) is { } one ? [one] : [125, 1000], costs, parsed.GetValue(plot)!, cancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Measures the costs in a database of its own.</summary>
    public static async Task<Costs> CalibrateAsync(Shell shell, CancellationToken cancellationToken)
    {
        shell.Complain("measuring what calls, statements and commits cost");
        var connectionString = await DatabaseAccess.ConnectionStringAsync(shell, shell.Complain, cancellationToken);
        await using var database = await BenchmarkDatabase.CreateAsync(connectionString, keep: false, cancellationToken);
        return await Calibration.MeasureAsync(database.Source, cancellationToken);
    }

    /// <summary>Simulates, writes the plot and returns the section of the results as Markdown.</summary>
    public static async Task<string> WriteAsync(Scenario scenario, IReadOnlyList<int> nodes, Costs costs, string plot, CancellationToken cancellationToken)
    {
        Scenario[] works = [.. TrialTimes.Select(time => scenario with { TrialTime = time }), scenario with { IsOutOfWork = true }];
        Outcome[] sizes = [.. works.SelectMany(work => nodes.Select(count => SimulatedCluster.Run(LimitSearch.Fitting(work with { Nodes = count }), costs)))];
        (string Name, IReadOnlyList<Outcome> Outcomes)[] growths = [.. works.Select(work => (SimulationSection.Work(work), LimitSearch.Run(work, costs)))];
        (string Name, IReadOnlyList<Outcome> Outcomes)[] others =
        [
            .. works.Take(TrialTimes.Length).Select(work => ($"{SimulationSection.Work(work)}, every lease in each flush", LimitSearch.Run(work with { AllLeasesInFlush = true }, costs))),
            .. works.Take(1).Select(work => ($"{SimulationSection.Work(work)}, in 8 sweeps", LimitSearch.Run(work with { Sweeps = 8 }, costs))),
            .. works.Take(1).Select(work => ($"{SimulationSection.Work(work)}, in 8 sweeps with 8 dispatchers", LimitSearch.Run(work with { Sweeps = 8, Dispatchers = 8 }, costs))),
        ];
        if (Path.GetDirectoryName(Path.GetFullPath(plot)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await File.WriteAllTextAsync(plot, ScalingPlot.Draw([.. growths.Take(TrialTimes.Length).Select(static growth => ($"trials of {growth.Name}", growth.Outcomes))]), cancellationToken);
        return SimulationSection.Write(costs, sizes, [.. growths, .. others], $"../../docs/pictures/{Path.GetFileName(plot)}");
    }
}
