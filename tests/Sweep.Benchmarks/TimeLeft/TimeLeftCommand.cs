using System.CommandLine;
using System.Globalization;
using Sweep.Benchmarks.Results;
using Sweep.Benchmarks.Surroundings;
using Sweep.Cli.Costs;
using Sweep.Cli.Terminal;
using Sweep.Storage.Reading;
using Sweep.Theory;

namespace Sweep.Benchmarks.TimeLeft;

/// <summary>How well the time left of a sweep is estimated.</summary>
internal static class TimeLeftCommand
{
    public const string Name = "left";

    public static Command Create(Shell shell)
    {
        var moments = new Option<bool>("--moments") { Description = "Print each moment, too: seconds since the start, seconds left, estimate." };
        var results = Benchmark.ResultsOption();
        var command = new Command(Name, """
            Estimates the time left of finished sweeps again, moment by moment from their recorded times, and compares it with the truth.

            The sweeps are those of SWEEP_HOME. Each is replayed cold, as if nothing else had been measured, warm, with the costs of the
            other sweeps, and exact, as if it were known what each training takes. It is no part of all benchmarks, because it needs sweeps
            that were run before:

            sweep run quickstart --fresh
            dotnet run -c Release --project tests/Sweep.Benchmarks -- left
            """)
        { moments, results };
        command.SetAction(async (parsed, cancellationToken) => await Benchmark.KeepAsync(
            shell, await MeasureAsync(shell, parsed.GetValue(moments), cancellationToken), parsed.GetValue(results), cancellationToken));
        return command;
    }

    private static async Task<ResultSection> MeasureAsync(Shell shell, bool moments, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenAsync(shell, shell.Complain, cancellationToken);
        List<IReadOnlyList<string>> rows = [];
        foreach (var sweep in await RecordedSweep.AllAsync(database, cancellationToken))
        {
            var others = await new CostQueries(database).OfEarlierSweepsAsync(sweep.Id, null, cancellationToken).ToListAsync(cancellationToken);
            rows.Add(Row(shell, $"{sweep.Name}, cold", sweep, [], moments));
            rows.Add(Row(shell, $"{sweep.Name}, warm", sweep, KnownCosts.OfOthers(others), moments));
            rows.Add(Row(shell, $"{sweep.Name}, exact", sweep, null, moments));
        }

        return rows.Count == 0
            ? throw new UnfitEnvironmentException("no sweep of this database is finished; run some first")
            : new("Time left", Name, MachineText.Of(null), [("Shares of the moments after the first tenth:", new(
                ["sweep", "seconds", "moments", "total within 20 %", "left within 20 %", "left within 20 % or 1 s", "worst error of the total"], rows))]);
    }

    private static IReadOnlyList<string> Row(Shell shell, string name, RecordedSweep sweep, IReadOnlyList<CostSample>? earlier, bool isDetailed)
    {
        List<EstimatedMoment> moments = [.. new SweepReplay(sweep, earlier).Moments()];
        if (isDetailed)
        {
            moments.ForEach(moment => shell.Say(string.Create(CultureInfo.InvariantCulture, $"{name}: {moment.At:0.0} s, {sweep.Seconds - moment.At:0.0} s left, estimated {moment.Left:0.0} s")));
        }

        var accuracy = EstimateAccuracy.Of(moments, sweep.Seconds);
        return [name, Figures.Short(sweep.Seconds), Figures.Whole(accuracy.Moments), Percent(accuracy.Total), Percent(accuracy.Left), Percent(accuracy.WithinSecond), Percent(accuracy.Worst)];
    }

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
