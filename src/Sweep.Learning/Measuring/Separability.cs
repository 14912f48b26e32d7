using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Learning.Measuring;

/// <summary>The number of embeddings of same-looking objects, with the evidence.</summary>
/// <param name="Gap">Between classes (the tolerance, when there is one class) over within a class.</param>
internal sealed record Separability(ClassCount Count, int Objects, double Tolerance, double Gap)
{
    public static Separability Of(Embeddings embeddings, ReadOnlySpan<int> objects, int count, GridPoint point)
    {
        var scale = embeddings.Scale;
        var tolerance = Tolerant(point, scale);
        var means = ObjectMeans.Of(embeddings, objects, count);
        var classes = ClassCount.Of(means, embeddings.Channels, tolerance);
        var rounding = scale * (point.Precision == Precision.Float64 ? 1e-15 : 1e-7);
        return new Separability(classes, means.Length / embeddings.Channels, tolerance, (classes.Between ?? tolerance) / Math.Max(classes.Within, rounding));
    }

    /// <summary>The loss drives different objects 2 * delta_d apart, so a third of delta_d separates them from equal ones.</summary>
    public static double TrainedTolerance(GridPoint point) => point.DeltaD / 3;

    /// <summary>Random weights have no such distance: there, equal means equal up to the format's rounding.</summary>
    private static double Tolerant(GridPoint point, double scale) => point switch
    {
        { Steps: > 0 } => TrainedTolerance(point),
        { Precision: Precision.Float64 } => scale * 1e-10,
        _ => scale * 1e-5,
    };
}
