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
