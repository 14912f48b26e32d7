using Sweep.Theory.Measuring.Matching;
using Sweep.Theory.Measuring.MeanShifts;
using Sweep.Theory.Points;

namespace Sweep.Learning.Measuring;

/// <summary>The instances that a user gets out of embeddings.</summary>
internal static class FoundInstances
{
    /// <summary>
    /// Instance of each pixel, 0 for background: the cluster of most of the true background. Same-looking discs are instances as the
    /// clusters have them, since which of them share an embedding is the question. Nuclei and people's images differ and do not
    /// touch the like of them: there a cluster's connected parts are the instances, as in practice.
    /// </summary>
    public static int[] Of(Embeddings output, ReadOnlySpan<int> truth, GridPoint point)
    {
        var clusters = MeanShift.Clusters(output.Values, output.Channels, point.Bandwidth, point.Kernel);
        var background = Background(clusters, truth);
        var instances = Array.ConvertAll(clusters, cluster => cluster == background ? 0 : cluster + 1);
        return point.Scene is SceneKind.Nuclei or SceneKind.Images ? ConnectedComponents.Of(instances, output.Sides) : instances;
    }

    /// <summary>The cluster with the most background pixels, the smaller number among equals; -1 without any such pixel.</summary>
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
