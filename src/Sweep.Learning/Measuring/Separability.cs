using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

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

/// <summary>Mean embedding of every object.</summary>
internal static class ObjectMeans
{
    /// <summary>
    /// Objects x channels, object by object. Same-looking objects add their pixels up in the same order, so that equal
    /// embeddings have equal means to the last bit. An object without any pixel, which a deformation may leave of a tiny one, is left out.
    /// </summary>
    /// <param name="objects">1 to <paramref name="count"/>, or 0 for pixels that count for none.</param>
    public static double[] Of(Embeddings embeddings, ReadOnlySpan<int> objects, int count)
    {
        var channels = embeddings.Channels;
        var means = new double[count * channels];
        var sizes = new int[count];
        for (var pixel = 0; pixel < objects.Length; pixel++)
        {
            var number = objects[pixel] - 1;
            if (number < 0)
            {
                continue;
            }

            sizes[number]++;
            for (var channel = 0; channel < channels; channel++)
            {
                means[(number * channels) + channel] += embeddings.Values[(channel * embeddings.Pixels) + pixel];
            }
        }

        return [.. means.Index().Where(one => sizes[one.Index / channels] > 0).Select(one => one.Item / sizes[one.Index / channels])];
    }
}
