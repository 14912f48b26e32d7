using Sweep.Learning.Runs;
using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Tests.Runs;

/// <summary>Refutations without a fault in the science: the prediction is lowered, and the true measurement lies above it.</summary>
internal static class Suspicion
{
    /// <summary>Two phases, and both are seen.</summary>
    public static readonly GridPoint Two = new()
    {
        Dimensions = 1, Depth = 1, Width = 8, Radius = 1, Spacing = new PerAxis(5), Precision = Precision.Float32, Measure = Measures.Separability,
    };

    /// <summary>The same of a network that was trained for a moment.</summary>
    public static readonly GridPoint Trained = Two with { Steps = 4, LearningRate = 3e-3, TrainWindow = new PerAxis(12), DeltaD = 0.003 };

    public static Prediction Lowered(Trial trial) => trial.Prediction with { Distinct = 1, Notes = ["distinct: 1, lowered for a test"] };

    /// <summary>Trials of one network, the same but for the size of their image.</summary>
    public static IEnumerable<GridPoint> Several(int count) => Enumerable.Range(0, count).Select(static index => Two with { WholeImage = new PerAxis(20 + (2 * index)) });

    public static IReadOnlyList<JudgedOutcome> Run(Func<Trial, Prediction> predict, params IEnumerable<GridPoint> points) =>
        [.. JudgedRun.Of([.. points.Select(Measured.Feasible)], predict, predict, new(), CancellationToken.None, TestContext.Current.CancellationToken)];

    /// <summary>A counter-example with everything.</summary>
    public static CounterExample Example(GridPoint point) => Run(Lowered, point)[0].CounterExample!;
}
