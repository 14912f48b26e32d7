using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>The distance between the embeddings of objects and of the background.</summary>
internal static class BackgroundGaps
{
    /// <summary>Random weights are not trained to separate objects from the background.</summary>
    public static bool AreMeasured(GridPoint point) =>
        point is { Steps: > 0, Scene: SceneKind.Discs } && (point.Measure.HasFlag(Measures.Separability) || point.Measure.HasFlag(Measures.Instances));

    /// <summary>
    /// Returns the smallest distance between the mean of a whole object and the mean of the background, in <paramref name="tolerance"/>; null if
    /// one of them is missing.
    /// </summary>
    public static double? Of(LabelledOutput whole, Trial trial, double tolerance)
    {
        var count = checked((int)trial.Evaluation.Objects.Product());
        var objects = Evaluation.SceneOf(trial.Point).WholeObjects(trial.Evaluation.Output, trial.Evaluation.Objects);
        var means = ObjectMeans.Of(whole.Output, objects, count);
        var background = ObjectMeans.Of(whole.Output, Array.ConvertAll(whole.Truth, static label => label == 0 ? 1 : 0), 1);
        return means.Length > 0 && background.Length > 0
            ? means.Chunk(background.Length).Min(mean => Math.Sqrt(mean.Zip(background, static (one, other) => (one - other) * (one - other)).Sum())) / tolerance
            : null;
    }
}
