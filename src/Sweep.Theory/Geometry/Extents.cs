using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>Turns sizes computed in 64 bits into an image's sides, unless its largest feature stack is absurdly large.</summary>
internal static class Extents
{
    /// <summary>Numbers in the largest feature stack; libtorch indexes beyond it, memory seldom goes beyond it.</summary>
    private const long MostNumbers = int.MaxValue;

    /// <param name="what">What the image is for, as a noun with its article.</param>
    /// <param name="images">Images that are computed together.</param>
    public static bool Fit(GridPoint point, string what, NaturalSize[] sides, int images, out string? fault)
    {
        var maps = Math.Max(Maps(point), point.Embedding);
        Int128 numbers = (Int128)maps * images;
        foreach (var side in sides)
        {
            numbers = numbers > MostNumbers ? numbers : numbers * side.Input;
        }

        fault = numbers <= MostNumbers
            ? null
            : $"{what} would have {string.Join('x', sides.Select(static side => side.Input))} pixels with {maps} feature maps{Together(images)}, "
                + $"more than 2^31 numbers; use a smaller {Smaller(point, images)}";
        return fault is null;
    }

    /// <summary>Maps of the largest stack: the top level's, or the bottom's of a dilated network, whose levels are all as large.</summary>
    private static long Maps(GridPoint point) => point.Pooling == Pooling.Dilated ? (long)point.Width << point.Depth : point.Width;

    private static string Together(int images) => images == 1 ? "" : $" in a batch of {images}";

    private static string Smaller(GridPoint point, int images) => string.Join(", ", [
        "depth, factor, width",
        .. images == 1 ? Array.Empty<string>() : ["batch"],
        .. point.WholeImage is null ? Array.Empty<string>() : ["whole_image"],
        .. point.Halo is null ? Array.Empty<string>() : ["halo"],
        "spacing, train_window or tile_crop",
    ]);

    public static PerAxis Inputs(NaturalSize[] sides) => PerAxis.FromAxes(sides.Length, axis => (int)sides[axis].Input);

    public static PerAxis Outputs(NaturalSize[] sides) => PerAxis.FromAxes(sides.Length, axis => (int)sides[axis].Output);

    public static PerAxis Margins(NaturalSize[] sides) => PerAxis.FromAxes(sides.Length, axis => (int)((sides[axis].Input - sides[axis].Output) / 2));
}
