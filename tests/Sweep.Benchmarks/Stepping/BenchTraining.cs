using System.Diagnostics;
using Sweep.Benchmarks.Surroundings;
using Sweep.Learning.Native;
using Sweep.Learning.Runs;
using Sweep.Learning.Training;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Benchmarks.Stepping;

/// <summary>A training of which steps are timed.</summary>
/// <param name="Name">Size and network, in words.</param>
/// <param name="TakesLong">Whether ten thousand steps take minutes.</param>
internal sealed record BenchTraining(string Name, GridPoint Point, bool TakesLong)
{
    /// <summary>Seconds in which steps are counted.</summary>
    public const int Seconds = 5;

    private const int StepsAtOnce = 5;

    /// <summary>So small that no loss reaches 0, which would end the training.</summary>
    private const double LearningRate = 1e-6;

    public static IReadOnlyList<BenchTraining> All { get; } =
    [
        new("small: a line, depth 2, 8 maps, window 24", Of(dimensions: 1, depth: 2, width: 8, window: 24), TakesLong: false),
        new("medium: a plane, depth 2, 8 maps, window 24", Of(dimensions: 2, depth: 2, width: 8, window: 24), TakesLong: false),
        new("large: a plane, depth 3, 16 maps, window 64", Of(dimensions: 2, depth: 3, width: 16, window: 64), TakesLong: true),
    ];

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    public WindowGeometry Window => Feasible.Training!;

    private Trial Feasible => Trial.Of(Point).Trial ?? throw new InvalidOperationException($"the training {Name} is not feasible");

    /// <summary>Steps a second on the calling thread.</summary>
    /// <param name="threads">Threads of libtorch.</param>
    public double Rate(int threads)
    {
        TorchRuntime.EnsurePrepared(threads);
        using var network = TrainingRun.Initialised(Point);
        Make();
        var (steps, began) = (0, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < Seconds)
        {
            steps += Make();
        }

        return steps / Stopwatch.GetElapsedTime(began).TotalSeconds;

        int Make() => new Trainer(network, Point with { Steps = StepsAtOnce }, Window).Run(CancellationToken.None).Steps;
    }

    /// <summary>Resident memory of this process over a training on one thread.</summary>
    public async Task<MemoryOverSteps> MemoryAsync(int steps, TimeProvider time, CancellationToken cancellationToken)
    {
        var (before, most) = (0.0, 0.0);
        var training = Task.Run(
            () =>
            {
                TorchRuntime.EnsurePrepared();
                using var network = TrainingRun.Initialised(Point);
                new Trainer(network, Point with { Steps = steps / 100 }, Window).Run(cancellationToken);
                before = ProcessUse.Megabytes(Environment.ProcessId);
                new Trainer(network, Point with { Steps = steps }, Window).Run(cancellationToken);
                return ProcessUse.Megabytes(Environment.ProcessId);
            },
            cancellationToken);
        while (await Task.WhenAny(training, Task.Delay(BetweenLooks, time, cancellationToken)) != training)
        {
            most = Math.Max(most, ProcessUse.Megabytes(Environment.ProcessId));
        }

        var after = await training;
        return new(Name, steps, before, after, Math.Max(most, after));
    }

    private static GridPoint Of(int dimensions, int depth, int width, int window) => new()
    {
        Dimensions = dimensions,
        Depth = depth,
        Width = width,
        Radius = 2,
        Spacing = PerAxis.Uniform(dimensions, 7),
        TrainWindow = PerAxis.Uniform(dimensions, window),
        Steps = 1,
        LearningRate = LearningRate,
        Precision = Precision.Float32,
        Measure = Measures.Separability,
    };
}

/// <summary>Resident memory in MB of 10^6 bytes.</summary>
/// <param name="Before">After a hundredth of the steps.</param>
internal sealed record MemoryOverSteps(string Training, int Steps, double Before, double After, double Most);
