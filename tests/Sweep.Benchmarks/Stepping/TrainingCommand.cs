using System.CommandLine;
using System.Globalization;
using Sweep.Benchmarks.Results;
using Sweep.Benchmarks.Surroundings;
using Sweep.Cli.Terminal;

namespace Sweep.Benchmarks.Stepping;

/// <summary>How many steps of training a second, beside the same in plain PyTorch.</summary>
internal static class TrainingCommand
{
    public const string Name = "training";

    private const int MemorySteps = 10_000;

    public static Benchmark Create(Shell shell)
    {
        var steps = Arguments.Whole("--memory-steps", "Steps over which memory is watched. Default: 10000.", 100, 1_000_000);
        var threads = Arguments.Whole("--threads", "Threads of a training. Default: 1, then one for each core.", 1, 1024);
        var results = Benchmark.ResultsOption();
        var command = new Command(Name, """
            Measures steps of training a second for three sizes, on one thread and on all cores, and memory over many steps.

            Where python3 has torch, tests/Comparison/train.py makes the same steps in plain PyTorch.
            """)
        { steps, threads, results };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int[] chosen = parsed.GetValue(threads) is { } one ? [one] : OneAndAll;
            var section = await MeasureAsync(shell, parsed.GetValue(steps) ?? MemorySteps, chosen, cancellationToken);
            return await Benchmark.KeepAsync(shell, section, parsed.GetValue(results), cancellationToken);
        });
        return new(command, cancellationToken => MeasureAsync(shell, MemorySteps, OneAndAll, cancellationToken));
    }

    private static int[] OneAndAll => [.. new[] { 1, Environment.ProcessorCount }.Distinct()];

    private static async Task<ResultSection> MeasureAsync(Shell shell, int memorySteps, int[] chosen, CancellationToken cancellationToken)
    {
        LinuxOnly.Require();
        List<MemoryOverSteps> memory = [];
        foreach (var training in BenchTraining.All.Where(static training => !training.TakesLong))
        {
            shell.Complain($"memory over {memorySteps} steps, {training.Name}");
            memory.Add(await training.MemoryAsync(memorySteps, shell.Time, cancellationToken));
        }

        var torch = await PlainTorch.VersionAsync(cancellationToken);
        List<SteppedTraining> rates = [];
        foreach (var training in BenchTraining.All)
        {
            foreach (var threads in chosen)
            {
                shell.Complain(string.Create(CultureInfo.InvariantCulture, $"steps on {threads} of {Environment.ProcessorCount} cores, {training.Name}"));
                double? plain = torch is null ? null : await PlainTorch.RateAsync(training, threads, cancellationToken);
                rates.Add(new(training.Name, threads, await Task.Run(() => training.Rate(threads), cancellationToken), plain));
            }
        }

        return new(
            "Training",
            string.Create(CultureInfo.InvariantCulture, $"{Name}{(memorySteps == MemorySteps ? "" : $" --memory-steps {memorySteps}")}{(chosen.SequenceEqual(OneAndAll) ? "" : $" --threads {chosen[0]}")}"),
            MachineText.Of(null),
            [
                ("Steps a second; each training runs by itself:", new(
                    ["training", "threads", "steps/s", "steps/s in PyTorch", "ratio"],
                    [.. rates.Select(static one => (IReadOnlyList<string>)[one.Training, Figures.Whole(one.Threads), Figures.Short(one.Rate), Torch(one.Plain), Torch(one.Rate / one.Plain)])])),
                ("Resident memory of the process, MB:", new(
                    ["training", "steps", "after a hundredth", "at the end", "at most"],
                    [
                        .. memory.Select(static one => (IReadOnlyList<string>)
                            [one.Training, Figures.Whole(one.Steps), Figures.Short(one.Before), Figures.Short(one.After), Figures.Short(one.Most)]),
                    ])),
            ],
            torch is null
                ? "No torch here: python3 does not find it, so `tests/Comparison/train.py` did not run."
                : $"PyTorch {torch} with its own defaults, such as oneDNN; the same network, loss, optimiser and scenes.");
    }

    private static string Torch(double? figure) => figure is { } some ? Figures.Short(some) : "no torch here";

    private sealed record SteppedTraining(string Training, int Threads, double Rate, double? Plain);
}
