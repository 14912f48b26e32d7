using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>Scores the instances in the embeddings of a trained network.</summary>
internal static class InstanceMeasuring
{
    /// <summary>Random weights give no useful instances.</summary>
    public static bool IsMeasured(GridPoint point) => point.Steps > 0 && point.Measure.HasFlag(Measures.Instances);

    /// <summary>
    /// Scores are of the stitched image if there are tiles. Separability of discs is measured on the whole image, with or without tiles,
    /// because the law is about that image, and a wrong crop separates more objects than the network can.
    /// </summary>
    public static Measurement With(Measurement measurement, TrialOutputs outputs, Trial trial)
    {
        var seen = trial.Tiling is { } tiling ? outputs.LabelledStitched(trial.Point, tiling) : outputs.LabelledWhole(trial);
        var found = outputs.Instances(seen, trial.Point);
        var asked = SeparationQuestion.Of(outputs, trial, seen);
        var scores = InstanceScores.Of(seen.Truth, found, seen.Output.Sides, seen.TileLines);
        return measurement with
        {
            Separable = asked.Holds(outputs.Instances(asked.Output, trial.Point)),
            ClusteringControl = asked.Holds(FoundInstances.Of(asked.Constructed(trial.Point.DeltaD), asked.Output.Truth, trial.Point)),
            TruthObjects = scores.Objects,
            FoundInstances = scores.Instances,
            CutObjects = scores.Cut,
            FalseSplits = scores.FalseSplits,
            FalseMerges = scores.FalseMerges,
            Ap50 = scores.Ap50,
            Ap = scores.Ap,
        };
    }
}

/// <summary>Finds instances in embeddings, as a user would.</summary>
internal static class FoundInstances
{
    /// <summary>
    /// Returns the instance of each pixel; 0 is background, the cluster with most pixels of the true background. For same-looking discs
    /// each cluster is an instance, since the question is which discs share an embedding. In nuclei and users' images similar objects do not
    /// touch: there the connected parts of a cluster are the instances, as in practice.
    /// </summary>
    public static int[] Of(Embeddings output, ReadOnlySpan<int> truth, GridPoint point)
    {
        var clusters = MeanShift.Clusters(output.Values, output.Channels, point.Bandwidth, point.Kernel);
        var background = Background(clusters, truth);
        var instances = Array.ConvertAll(clusters, cluster => cluster == background ? 0 : cluster + 1);
        return point.Scene is SceneKind.Nuclei or SceneKind.Images ? ConnectedComponents.Of(instances, output.Sides) : instances;
    }

    /// <summary>Returns the cluster with the most background pixels, the smaller number among equals; -1 without any such pixel.</summary>
    private static int Background(int[] clusters, ReadOnlySpan<int> truth)
    {
        var pixels = new int[clusters.Max() + 1];
        for (var pixel = 0; pixel < truth.Length; pixel++)
        {
            pixels[clusters[pixel]] += truth[pixel] == 0 ? 1 : 0;
        }

        var most = Array.IndexOf(pixels, pixels.Max());
        return pixels[most] > 0 ? most : -1;
    }
}
