using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Runs;

/// <summary>Under what a refuted trial is measured again, training included.</summary>
/// <param name="Name">As it stands in a sentence.</param>
internal sealed record RecheckCondition(string Name, Precision? Precision, int Threads)
{
    /// <summary>
    /// Rounding is the first suspect, the order of sums the second. A trial that is in float64 already is measured again all the same:
    /// what does not come out twice is no counter-example.
    /// </summary>
    public static IReadOnlyList<RecheckCondition> Of(GridPoint point) =>
    [
        new(point.Precision == Theory.Points.Precision.Float64 ? "again in float64" : "in float64", Theory.Points.Precision.Float64, 1),
        new("with 2 threads", null, 2),
    ];

    /// <summary>Sizes and predictions stay as they are. No second picture is drawn.</summary>
    public Trial Apply(Trial trial) => Trial.Of(trial.Point with
    {
        Precision = Precision ?? trial.Point.Precision,
        Measure = trial.Point.Measure & ~Measures.Panels,
    }).Trial!;
}
