using Npgsql;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Theory;
using Sweep.Theory.Points;

namespace Sweep.Cli.Costs;

/// <summary>A piece of work of a plan.</summary>
/// <param name="Count">How often it is done.</param>
/// <param name="Point">The first point that needs it.</param>
internal readonly record struct PlannedEffort(long Count, GridPoint Point);

/// <summary>Says how long a plan would take on this machine, from measured times.</summary>
/// <param name="slots">Number of workers, at least 1; null: one for each CPU core, or one GPU.</param>
internal sealed class MachineTime(Shell shell, int? slots)
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestGuess = TimeSpan.FromDays(3650);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Returns one sentence with the time and where it comes from, or why there is none and what to do.</summary>
    /// <param name="efforts">The work of the plan; at least one piece.</param>
    /// <param name="trainings">Number of networks.</param>
    /// <param name="mayMeasure">Whether a worker may time some points for a few seconds.</param>
    public async Task<string> SentenceAsync(
        IReadOnlyDictionary<Effort, PlannedEffort> efforts, int trainings, bool mayMeasure, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(cancellationToken);
        var model = CostModel.Of([], KnownCosts.OfOthers(known));
        string? trouble = null;
        if (mayMeasure && Calibration.Points(efforts, model) is { Count: > 0 } points)
        {
            try
            {
                shell.Complain($"timing {Counted.Of(points.Count, "short training")} for some seconds; the times are kept");
                var timings = await Calibration.MeasureAsync(shell, points, cancellationToken);
                known = [.. known.Where(cost => cost.Device == timings[0].Device), .. timings.Select(static timing => timing.Cost)];
                model = CostModel.Of([], KnownCosts.OfOthers(known));
            }
            catch (SweepException failure)
            {
                trouble = failure.Message;
            }
        }

        var workers = slots ?? (known.Count > 0 && known[0].Device != "cpu" ? 1 : Environment.ProcessorCount);
        return known.Count > 0 ? Sentence(Expected(efforts, trainings, workers, model), workers, known)
            : trouble is not null ? $"no time is known for this machine: {trouble}"
            : "no time is known for this machine yet; `sweep run` measures it, and so does `sweep predict` without --format";
    }

    /// <summary>Returns the seconds that the plan takes, and their likely relative error.</summary>
    internal static CostEstimate Expected(IReadOnlyDictionary<Effort, PlannedEffort> efforts, int trainings, int workers, CostModel model)
    {
        var pieces = efforts.Select(piece => (piece.Key.Kind.IsTraining, Seconds: model.Estimate(piece.Key), piece.Value.Count)).ToList();
        var total = pieces.Sum(static piece => piece.Count * piece.Seconds.Seconds);
        var measuring = pieces.Where(static piece => !piece.IsTraining).Sum(static piece => piece.Count * piece.Seconds.Seconds);

        // The largest training comes last, and one worker does it: on average the others wait for half of it.
        var largest = pieces.Where(static piece => piece.IsTraining).Max(static piece => piece.Seconds.Seconds) + (measuring / Math.Max(1, trainings));
        var seconds = Math.Min(total, Math.Max(largest, (total / workers) + (largest * (workers - 1) / (2 * workers))));
        return new(Math.Min(seconds + Start.TotalSeconds, LongestGuess.TotalSeconds), pieces.Sum(static piece => piece.Count * piece.Seconds.Seconds * piece.Seconds.Spread) / total);
    }

    private static string Sentence(CostEstimate expected, int workers, IReadOnlyList<MeasuredCost> known) =>
        $"about {DurationText.Of(TimeSpan.FromSeconds(expected.Seconds))} on this machine with {Counted.Of(workers, "worker")} "
        + $"({DurationText.Of(TimeSpan.FromSeconds(expected.Seconds / (1 + expected.Spread)))} to {DurationText.Of(TimeSpan.FromSeconds(Math.Min(expected.Seconds * (1 + expected.Spread), LongestGuess.TotalSeconds)))}), "
        + $"from {Counted.Of((int)known.Sum(static cost => cost.Trials), "trial")} measured here on {known[0].Device}";

    private async Task<IReadOnlyList<MeasuredCost>> KnownAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await using var database = await DatabaseAccess.TryOpenReaderAsync(shell, patience.Token);
            return await KnownCosts.OfThisMachineAsync(shell, database, null, null, patience.Token);
        }
        catch (Exception failure) when (failure is SweepException or NpgsqlException or TimeoutException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // A private server that does not run, or a schema of another version: the file of the home folder serves.
            return CostFile.Read(shell, null);
        }
    }
}
