namespace Sweep.Theory.Measuring;

/// <summary>What an object and an instance have in common, in pixels.</summary>
/// <param name="Union">Pixels of either.</param>
internal readonly record struct Overlap(int Truth, int Found, long Shared, long Union)
{
    public double IntersectionOverUnion => (double)Shared / Union;

    /// <summary>Whether the intersection over union is at least k / 20, without rounding.</summary>
    public bool Reaches(int twentieths) => 20 * Shared >= twentieths * Union;
}
