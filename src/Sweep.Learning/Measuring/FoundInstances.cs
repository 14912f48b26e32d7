using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Learning.Measuring;

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
