using System.Text.Json;
using Sweep.Cli.Terminal;
using Sweep.Contracts.Processes;
using Sweep.Theory;
using Sweep.Theory.Points;

namespace Sweep.Cli.Costs;

/// <summary>Times a few points of a plan in a worker process, with few training steps.</summary>
internal static class Calibration
{
    /// <summary>An estimate with a larger relative error is worth a measurement.</summary>
    private const double Poor = 0.35;

    private const int MostPoints = 8;

    /// <summary>Expected seconds of one timed training; a longer one says no more about a step.</summary>
    private const double OfOnePoint = 0.3;
    private const int FewestSteps = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Pieces that take less of the plan's time than this are not worth it.</summary>
    private const double SmallestShare = 0.03;

    /// <summary>Returns the points that say most about the plan's time, most important first; none if the model knows enough.</summary>
    public static IReadOnlyList<GridPoint> Points(IReadOnlyDictionary<Effort, PlannedEffort> efforts, CostModel model)
    {
        var pieces = efforts.Select(piece => (piece.Key, piece.Value, Estimate: model.Estimate(piece.Key)))
            .Select(static piece => (Effort: piece.Key, piece.Value.Point, piece.Estimate, Total: piece.Value.Count * piece.Estimate.Seconds)).ToList();
        var total = pieces.Sum(static piece => piece.Total);
        return pieces.Sum(static piece => piece.Total * piece.Estimate.Spread) < Poor * total ? []
            : [.. pieces.Where(piece => piece.Estimate.Spread > Poor)
                .GroupBy(static piece => (piece.Effort.Kind, Size: Math.Round(Math.Log2(piece.Estimate.Seconds / piece.Effort.Repeats))))
                .Select(static alike => (Total: alike.Sum(static piece => piece.Total), Largest: alike.MaxBy(static piece => piece.Total)))
                .Where(alike => alike.Total > SmallestShare * total)
                .OrderByDescending(static alike => alike.Total)
                .Select(static alike => Short(alike.Largest.Point, alike.Largest.Effort, alike.Largest.Estimate.Seconds))
                .DistinctBy(static point => point.Canonical)
                .Take(MostPoints)];
    }

    /// <summary>Times points in a worker, and keeps the times in the home folder.</summary>
    /// <exception cref="SweepException">The worker is missing, is not able to compute a point, or takes too long.</exception>
    public static async Task<IReadOnlyList<PointTiming>> MeasureAsync(Shell shell, IReadOnlyList<GridPoint> points, CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Longest);
        try
        {
            await File.WriteAllLinesAsync(file, points.Select(static point => point.Canonical), cancellationToken);
            var answer = await WorkerCall.AskAsync(WorkerExecutable.Of(shell), new WorkerArguments { Time = file }, patience.Token);
            var timings = JsonSerializer.Deserialize(answer, TimingJson.Default.ListPointTiming)!;
            await CostFile.AddAsync(shell, timings, cancellationToken);
            return timings;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnfitEnvironmentException($"short trainings of this sweep take longer than {Longest.TotalSeconds:0} s here; run a smaller sweep first, whose times count afterwards");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The same point with so few steps that its training takes a moment.</summary>
    private static GridPoint Short(GridPoint point, Effort effort, double seconds)
    {
        var most = effort.Kind.IsTraining ? OfOnePoint / (seconds / effort.Repeats) : FewestSteps;
        return point with { Steps = Math.Min(point.Steps, Math.Max(FewestSteps, (int)Math.Min(most, int.MaxValue))) };
    }
}
