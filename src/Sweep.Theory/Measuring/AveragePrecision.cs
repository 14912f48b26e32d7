namespace Sweep.Theory.Measuring;

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
