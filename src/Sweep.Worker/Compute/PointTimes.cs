using System.Text.Json;
using Sweep.Contracts.Processes;
using Sweep.Learning.Native;
using Sweep.Learning.Runs;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Worker.Compute;

/// <summary>Times grid points for some seconds and prints the times as one line of JSON; <c>sweep predict</c> reads it.</summary>
internal static class PointTimes
{
    /// <summary>No further point is begun after this time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="path">A file of grid points as canonical texts, one a line, the most important ones first.</param>
    public static async Task<int> RunAsync(string path, TimeProvider time, TextWriter output)
    {
        string[] points;
        try
        {
            points = await File.ReadAllLinesAsync(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSweepException($"{path} cannot be read: {fault.Message}", fault);
        }

        using var thread = new ComputeThread();
        var times = await thread.RunAsync(() => Measure([.. points.Where(static point => point.Length > 0).Select(Feasible)], time));
        await output.WriteLineAsync(JsonSerializer.Serialize(times, WorkerJson.Default.ListPointTime));
        return ExitCode.Done;
    }

    private static List<PointTime> Measure(IReadOnlyList<Trial> trials, TimeProvider time)
    {
        var device = TorchRuntime.Prepare().Device;
        var started = time.GetTimestamp();
        List<PointTime> times = [];

        // The first call of each operation loads and compiles it, which no later one does.
        foreach (var trial in trials.Take(1).Concat(trials).TakeWhile(_ => time.GetElapsedTime(started) < Patience))
        {
            foreach (var outcome in TrainingRun.Of([trial], CancellationToken.None))
            {
                times.Add(new(trial.Point.Canonical, device, outcome.TrainingTime.TotalSeconds, outcome.MeasuringTime.TotalSeconds));
            }
        }

        return [.. times.Skip(times.Count > 1 ? 1 : 0)];
    }

    private static Trial Feasible(string text) =>
        Trial.Of(GridPoint.Parse(text)) is { Trial: { } trial } ? trial : throw new InvalidSweepException($"'{text}' is infeasible");
}

/// <summary>What one point took on this machine.</summary>
/// <param name="Point">The grid point as canonical text.</param>
/// <param name="Device">Where it was measured, such as cpu.</param>
/// <param name="Training">Seconds of making and training the network.</param>
/// <param name="Measuring">Seconds of measuring the trial.</param>
internal sealed record PointTime(string Point, string Device, double Training, double Measuring);
