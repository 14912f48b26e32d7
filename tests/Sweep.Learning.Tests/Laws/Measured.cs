using Sweep.Learning.Runs;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Tests.Laws;

/// <summary>Runs grid points as a worker does.</summary>
internal static class Measured
{
    /// <summary>All points share one network.</summary>
    public static IReadOnlyList<RunOutcome> Training(params IEnumerable<GridPoint> points) =>
        [.. TrainingRun.Of([.. points.Select(Feasible)], TestContext.Current.CancellationToken)];

    public static Measurement Of(GridPoint point) => Training(point)[0].Measurement;

    /// <summary>The first seed whose count equals the prediction; nearest upsampling sometimes needs a second or third.</summary>
    public static Measurement ReachingSeed(GridPoint point, int seeds = 3)
    {
        Measurement measurement;
        var seed = 0;
        do
        {
            measurement = Of(point with { Seed = seed });
            Assert.True(measurement.Distinct <= Feasible(point).Prediction.Distinct, $"{measurement.Distinct} embeddings exceed the prediction");
        }
        while (measurement.Distinct != Feasible(point).Prediction.Distinct && ++seed < seeds);

        return measurement;
    }

    public static Trial Feasible(GridPoint point)
    {
        var feasibility = Trial.Of(point);
        return feasibility.Trial ?? throw new InvalidOperationException(feasibility.Reason);
    }
}
