using System.Diagnostics;
using Sweep.Learning.Runs;
using Sweep.Learning.Training;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;
using Sweep.Worker;

namespace Sweep.Benchmarks.Dispatching;

/// <summary>This program as a worker process, which answers each trial at once with the same numbers.</summary>
internal static class FixedWorker
{
    /// <summary>Environment variable that makes this program a worker; its value is the folder for the waits.</summary>
    public const string Variable = "SWEEP_BENCHMARK_WAITS";

    /// <summary>As many numbers as a real measurement of such a trial has.</summary>
    private static readonly Measurement Numbers = new()
    {
        Objects = 7,
        Tolerance = 1.2345678901234567e-10,
        WithinClass = 2.3456789012345678e-16,
        BetweenClasses = 0.34567890123456789,
        ClassGap = 1.4567890123456789e15,
        OutputDeviation = 0.56789012345678901,
        LevelResponse = [0.67890123456789012],
    };

    private static string? Waits => Environment.GetEnvironmentVariable(Variable);

    public static bool IsMeant => Waits is { Length: > 0 };

    public static async Task<int> RunAsync(IReadOnlyList<string> words)
    {
        var clock = new LeaseClock(TimeProvider.System);
        try
        {
            return await WorkerProcess.RunAsync(words, Measured, clock);
        }
        finally
        {
            await clock.WriteAsync(Waits!);
        }
    }

    private static IEnumerable<JudgedOutcome> Measured(
        IReadOnlyList<Trial> trials, Func<Trial, Prediction> recorded, Checkpointing? checkpointing, string? images, StepCount? count,
        CancellationToken timeUp, CancellationToken cancellationToken)
    {
        foreach (var trial in trials)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var began = Stopwatch.GetTimestamp();
            var prediction = recorded(trial);
            var measurement = Numbers with
            {
                Distinct = prediction.Distinct,
                StitchErrorMax = prediction.Seamless is { } seamless ? (seamless ? 0 : 1) : null,
            };
            var judgement = Judgement.Of(trial, prediction, measurement);
            var took = Stopwatch.GetElapsedTime(began);
            yield return new(new(trial, measurement, took, took, null, null), judgement, null);
        }
    }
}
