using Sweep.Theory.Points;

namespace Sweep.Learning.Panels;

/// <summary>
/// The two-dimensional part of an image: all of a picture, a line as its only row, one slice of a volume along axis 0.
/// Its pixels follow each other in the row-major image.
/// </summary>
internal readonly record struct Section(int First, int Rows, int Columns)
{
    public int Pixels => Rows * Columns;

    /// <param name="slice">Pixel along axis 0 of a volume.</param>
    public static Section Of(PerAxis sides, int slice) => sides.Count switch
    {
        1 => new(0, 1, sides[0]),
        2 => new(0, sides[0], sides[1]),
        _ => new(checked(slice * sides[1] * sides[2]), sides[1], sides[2]),
    };

    public ReadOnlySpan<T> Of<T>(T[] image) => image.AsSpan(First, Pixels);
}

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
