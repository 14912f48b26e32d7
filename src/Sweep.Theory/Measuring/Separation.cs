using Sweep.Theory.Points;

namespace Sweep.Theory.Measuring;

/// <summary>Whether every whole object is found as exactly one instance.</summary>
public static class Separation
{
    /// <summary>The same where the whole objects are those that do not touch the border of the image.</summary>
    /// <param name="sides">Sides of the image in pixels.</param>
    public static bool Holds(ReadOnlySpan<int> truth, ReadOnlySpan<int> found, PerAxis sides)
    {
        var inner = new ObjectBoxes(truth, sides).Inner().ToHashSet();
        return Holds(truth, Array.ConvertAll(truth.ToArray(), label => inner.Contains(label) ? label : 0), found);
    }

    /// <summary>
    /// True when no whole object is split, shares its instance with another one, or has an intersection over union below 0.5 with
    /// it. Pixels of the objects that the border cuts are left out: those look like whole objects elsewhere, as the law has it.
    /// </summary>
    /// <param name="truth">Object of each pixel, 0 for background.</param>
    /// <param name="whole">Number of each whole object's pixels, 0 for everything else.</param>
    /// <param name="found">Instance of each pixel, 0 for background.</param>
    public static bool Holds(ReadOnlySpan<int> truth, ReadOnlySpan<int> whole, ReadOnlySpan<int> found)
    {
        if (truth.Length != whole.Length || truth.Length != found.Length)
        {
            throw new ArgumentException($"{truth.Length} pixels of ground truth do not fit {whole.Length} of whole objects and {found.Length} of instances");
        }

        var seen = found.ToArray();
        for (var pixel = 0; pixel < seen.Length; pixel++)
        {
            seen[pixel] = whole[pixel] == 0 && truth[pixel] != 0 ? 0 : seen[pixel];
        }

        var fates = Overlaps.Of(whole, seen).Fates();
        return fates.Count > 0 && fates.All(static fate => fate.Matched && !fate.IsSplit) && !ObjectFate.Merged(fates).Any();
    }
}
