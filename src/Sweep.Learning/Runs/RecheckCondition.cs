using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Runs;

/// <summary>A condition under which a refuted trial is measured again, training included.</summary>
/// <param name="Name">Name of the condition within a sentence.</param>
internal sealed record RecheckCondition(string Name, Precision? Precision, int Threads)
{
    /// <summary>
    /// Rounding is the first suspect, the order of sums the second. A trial in float64 is measured again in float64, too,
    /// because a counter-example must be reproducible.
    /// </summary>
    public static IReadOnlyList<RecheckCondition> Of(GridPoint point) =>
    [
        new(point.Precision == Theory.Points.Precision.Float64 ? "again in float64" : "in float64", Theory.Points.Precision.Float64, 1),
        new("with 2 threads", null, 2),
    ];

    /// <summary>Returns the trial under this condition, with the same sizes and predictions and without a picture.</summary>
    public Trial Apply(Trial trial) => Trial.Of(trial.Point with
    {
        Precision = Precision ?? trial.Point.Precision,
        Measure = trial.Point.Measure & ~Measures.Panels,
    }).Trial!;
}
