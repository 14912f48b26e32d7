using System.CommandLine;
using Sweep.Benchmarks.Results;
using Sweep.Benchmarks.Surroundings;
using Sweep.Cli.Terminal;

namespace Sweep.Benchmarks.Dispatching;

/// <summary>How fast trials that cost nothing pass through the whole program, beside bare inserts of the same rows.</summary>
internal static class DispatchCommand
{
    public const string Name = "dispatch";

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    public static Benchmark Create(Shell shell)
    {
        var trials = Arguments.Whole("--trials", "Planned trials. Default: 10000, then 100000, then 1000000.", 100, 10_000_000);
        var slots = Arguments.Whole("--slots", "Worker processes. Default: one for each core.", 1, 256);
        var keep = new Option<bool>("--keep") { Description = "Keep the databases, and say their names." };
        var results = Benchmark.ResultsOption();
        var command = new Command(Name, """
            Measures how many trials a second are recorded if computing them costs nothing.

            A real silo, real worker processes that answer with a fixed measurement, and real PostgreSQL with durable commits, in a new
            database for each size. Afterwards the same rows are written by bare statements into tables without foreign keys and triggers.

            dotnet run -c Release --project tests/Sweep.Benchmarks -- dispatch --trials 10000
            """)
        { trials, slots, keep, results };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int[] sizes = parsed.GetValue(trials) is { } one ? [one] : Sizes;
            var section = await MeasureAsync(shell, sizes, parsed.GetValue(slots), parsed.GetValue(keep), cancellationToken);
            return await Benchmark.KeepAsync(shell, section, parsed.GetValue(results), cancellationToken);
        });
        return new(command, cancellationToken => MeasureAsync(shell, Sizes, null, keep: false, cancellationToken));
    }

    private static async Task<ResultSection> MeasureAsync(Shell shell, int[] sizes, int? slots, bool keep, CancellationToken cancellationToken)
    {
        LinuxOnly.Require();
        var connectionString = await DatabaseAccess.ConnectionStringAsync(shell, shell.Complain, cancellationToken);
        List<DispatchOutcome> outcomes = [];
        var version = "";
        foreach (var size in sizes)
        {
            var run = new DispatchRun(shell, connectionString, size, slots ?? Environment.ProcessorCount, keep);
            outcomes.Add(await run.MeasureAsync(cancellationToken));
            version = run.ServerVersion;
        }

        return Section(outcomes, sizes.Length == 1 ? $"{Name} --trials {sizes[0]}" : Name, MachineText.Of(version));
    }

    private static ResultSection Section(IReadOnlyList<DispatchOutcome> outcomes, string command, string machine)
    {
        var table = ResultTable.Across(
            "figure", outcomes, static one => $"{Figures.Whole(one.Planned)} trials",
            ("measured trials", static one => Figures.Whole(one.Measured)),
            ("workers", static one => Figures.Whole(one.Workers)),
            ("submission, s", static one => Figures.Short(one.Submission.Seconds)),
            ("submission, MB", static one => Figures.Whole(one.Submission.PeakMegabytes)),
            ("database per planned trial after submission, bytes", static one => Figures.Whole(one.BytesPerTrial)),
            ("first trial after the start, s", static one => Figures.Short(one.FirstAfter)),
            ("trials/s from first to last commit", static one => Figures.Whole(one.Rate)),
            ("trials per commit", static one => Figures.Short(one.PerCommit)),
            ("lease wait p50, ms", static one => Figures.Short(one.LeaseWait(0.5))),
            ("lease wait p99, ms", static one => Figures.Short(one.LeaseWait(0.99))),
            ("leases", static one => Figures.Whole(one.LeaseWaits.Count)),
            ("silo, MB at the end", static one => Figures.Whole(one.SiloMegabytes)),
            ("silo, MB at most", static one => Figures.Whole(one.SiloPeakMegabytes)),
            ("silo, CPU ms per trial", static one => Figures.Short(one.Milliseconds(one.SiloSeconds))),
            ("workers, CPU ms per trial", static one => Figures.Short(one.Milliseconds(one.WorkerSeconds))),
            ("PostgreSQL, CPU ms per trial", static one => Figures.Short(one.Milliseconds(one.ServerSeconds))),
            ("bare rows/s", static one => Figures.Whole(one.BareRate)),
            ("real / bare", static one => Figures.Short(one.Rate / one.BareRate)),
            ("verdict table, ms", static one => Figures.Short(one.Results[0].Milliseconds)),
            ("heat map, ms", static one => Figures.Short(one.Results[1].Milliseconds)),
            ("separability, ms", static one => Figures.Short(one.Results[2].Milliseconds)));
        List<string> notes =
        [
            "Bare: the same rows of measurements and states, by `insert ... select ... from unnest` in durable commits of "
                + $"{Figures.Whole(BareRows.PerCommit)} into copies of the tables with their keys and indexes, without foreign keys and triggers.",
            "Lease wait: from a worker's question to the answer with a lease, the first lease of each process excepted.",
        ];
        if (outcomes.Count > 1)
        {
            notes.Add($"Rate at {Figures.Whole(outcomes[^1].Planned)} trials / rate at {Figures.Whole(outcomes[0].Planned)}: {Figures.Short(outcomes[^1].Rate / outcomes[0].Rate)}.");
        }

        return new("Dispatch", command, machine, [("Trials that cost nothing, through the whole program:", table)], notes);
    }
}
