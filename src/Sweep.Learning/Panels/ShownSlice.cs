using Sweep.Theory.Points;

namespace Sweep.Learning.Panels;

/// <summary>Chooses the slice of a volume that is shown.</summary>
internal static class ShownSlice
{
    /// <summary>
    /// Returns the slice nearest to the middle of axis 0 that does not pass between the objects: it has at least half as many
    /// labelled pixels as the fullest.
    /// </summary>
    public static int Of(int[] truth, PerAxis sides)
    {
        if (sides.Count < 3)
        {
            return 0;
        }

        var filled = Enumerable.Range(0, sides[0]).Select(slice => Labelled(Section.Of(sides, slice).Of(truth))).ToArray();
        return Enumerable.Range(0, sides[0]).Where(slice => 2 * filled[slice] >= filled.Max()).MinBy(slice => Math.Abs(slice - (sides[0] / 2)));
    }

    private static int Labelled(ReadOnlySpan<int> labels) => labels.Length - labels.Count(0);
}
