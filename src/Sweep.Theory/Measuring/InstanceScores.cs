using Sweep.Theory.Points;

namespace Sweep.Theory.Measuring;

/// <summary>
/// Compares found instances with the ground truth. Objects cut by the border of the image count like all others; specks do not, as
/// objects or as instances: less than 4 pixels, or where objects are that small less than half of the median whole object.
/// </summary>
/// <param name="Cut">Objects with pixels in more than one tile; without tiles all objects.</param>
/// <param name="FalseSplits">Of the cut ones, those of which two instances or more hold a tenth each, and at least two pixels.</param>
/// <param name="FalseMerges">Objects whose majority instance is also another object's; the background is no instance.</param>
/// <param name="Ap50">TP / (TP + FP + FN) at an intersection over union of 0.5; null without any object or instance.</param>
/// <param name="Ap">Mean of it over 0.5, 0.55 .. 0.95.</param>
public sealed record InstanceScores(long Objects, long Instances, long Cut, long FalseSplits, long FalseMerges, double? Ap50, double? Ap)
{
    private const int Speck = 4;

    /// <param name="truth">Object of each pixel in row-major order of <paramref name="sides"/>, 0 for background.</param>
    /// <param name="found">Instance of each pixel, 0 for background.</param>
    /// <param name="sides">Sides of the image in pixels.</param>
    /// <param name="tileLines">Distance of tile lines, the first before pixel 0; null: no tiles.</param>
    public static InstanceScores Of(ReadOnlySpan<int> truth, ReadOnlySpan<int> found, PerAxis sides, PerAxis? tileLines)
    {
        if (sides.Product() != truth.Length)
        {
            throw new ArgumentException($"an image of {sides} pixels does not fit {truth.Length} pixels of ground truth");
        }

        var boxes = new ObjectBoxes(truth, sides);
        var overlaps = Overlaps.Of(truth, found);
        overlaps.IgnoreBelow(SmallestOf(overlaps, boxes));
        var fates = overlaps.Fates();
        var cut = tileLines is { } lines ? [.. fates.Where(fate => boxes.IsCut(fate.Object, lines))] : fates;
        var (half, mean) = AveragePrecision.Of(overlaps);
        return new InstanceScores(
            overlaps.Truth.Count,
            overlaps.Found.Count,
            cut.Count,
            cut.Count(static fate => fate.IsSplit),
            ObjectFate.Merged(fates).Count(),
            half,
            mean);
    }

    private static long SmallestOf(Overlaps overlaps, ObjectBoxes boxes)
    {
        long[] sizes = [.. boxes.Inner().DefaultIfEmpty().Select(label => overlaps.Truth.GetValueOrDefault(label, 2 * Speck)).Order()];
        return Math.Min(Speck, (sizes[sizes.Length / 2] + 1) / 2);
    }
}

/// <summary>TP / (TP + FP + FN) of a one-to-one matching of objects and instances by intersection over union, as microscopy scores it.</summary>
internal static class AveragePrecision
{
    /// <summary>0.5, 0.55 .. 0.95, in twentieths.</summary>
    private static readonly int[] Thresholds = [.. Enumerable.Range(10, 10)];

    /// <summary>The precision at 0.5 and the mean over all thresholds; null without any object or instance.</summary>
    public static (double? AtHalf, double? Mean) Of(Overlaps overlaps)
    {
        if (overlaps.Truth.Count + overlaps.Found.Count == 0)
        {
            return (null, null);
        }

        // Above 0.5 partners are unique. At 0.5 an object may have two, the halves of a pair: they have none but each other, so that
        // taking the first is as good as taking the best.
        Overlap[] candidates =
        [
            .. overlaps.Pairs.Where(static pair => pair.Reaches(10))
                .OrderByDescending(static pair => pair.IntersectionOverUnion).ThenBy(static pair => pair.Truth).ThenBy(static pair => pair.Found),
        ];
        double[] precisions = [.. Thresholds.Select(threshold => At(threshold, candidates, overlaps.Truth.Count, overlaps.Found.Count))];
        return (precisions[0], precisions.Average());
    }

    private static double At(int twentieths, Overlap[] candidates, int objects, int instances)
    {
        HashSet<int> taken = [];
        HashSet<int> matched = [];
        foreach (var pair in candidates)
        {
            if (pair.Reaches(twentieths) && !taken.Contains(pair.Found) && matched.Add(pair.Truth))
            {
                taken.Add(pair.Found);
            }
        }

        return (double)matched.Count / (objects + instances - matched.Count);
    }
}
