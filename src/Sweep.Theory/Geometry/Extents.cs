using Sweep.Theory.Trials;

namespace Sweep.Theory.Geometry;

/// <summary>Turns sizes computed in 64 bits into an image's sides, unless its largest feature stack is absurdly large.</summary>
internal static class Extents
{
    /// <summary>Numbers in the largest feature stack; libtorch indexes beyond it, memory seldom goes beyond it.</summary>
    private const long MostNumbers = int.MaxValue;

    /// <param name="what">What the image is for, as a noun with its article.</param>
    public static bool Fit(GridPoint point, string what, NaturalSize[] sides, out string? fault)
    {
        Int128 numbers = Math.Max(point.Width, point.Embedding);
        foreach (var side in sides)
        {
            numbers = numbers > MostNumbers ? numbers : numbers * side.Input;
        }

        fault = numbers <= MostNumbers
            ? null
            : $"{what} would have {string.Join('x', sides.Select(static side => side.Input))} pixels with {Math.Max(point.Width, point.Embedding)} feature maps, "
                + "more than 2^31 numbers; use a smaller depth, factor, width, spacing, train_window or tile_crop";
        return fault is null;
    }

    public static PerAxis Inputs(NaturalSize[] sides) => PerAxis.FromAxes(sides.Length, axis => (int)sides[axis].Input);

    public static PerAxis Outputs(NaturalSize[] sides) => PerAxis.FromAxes(sides.Length, axis => (int)sides[axis].Output);

    public static PerAxis Margins(NaturalSize[] sides) => PerAxis.FromAxes(sides.Length, axis => (int)((sides[axis].Input - sides[axis].Output) / 2));
}
