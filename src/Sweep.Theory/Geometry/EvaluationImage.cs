using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>
/// One forward pass over a whole image. Output pixel y sits at input pixel y + <paramref name="Margin"/> on each axis.
/// </summary>
/// <param name="Input">Sides of the input in pixels.</param>
/// <param name="Output">Sides of the output in pixels; equals the input with padding.</param>
/// <param name="Margin">(input - output) / 2 on each axis; it does not depend on the size. An odd rest, from a blur of odd factor, lies at the end.</param>
/// <param name="Objects">
/// Whole objects of the scene along each axis that lie inside the output, the first of them at output pixel 0
/// (disc centres at radius + k * spacing); on a constant scene every output pixel. 0 where the objects lie on no lattice (nuclei, images).
/// </param>
public sealed record ImageGeometry(PerAxis Input, PerAxis Output, PerAxis Margin, PerAxis Objects);

/// <summary>
/// The whole image on which a trial is measured: large enough that every phase is there, and along the first axis twice, so that
/// "the same embedding" is tested too.
/// </summary>
internal static class EvaluationImage
{
    private const int PeriodsForSeams = 4;
    private const int CellsOfNuclei = 4;

    public static ImageGeometry? Of(GridPoint point, NetworkSizes sizes, out string? fault)
    {
        if (point.WholeImage is { } whole && (fault = Fault("whole_image", whole, point, 1)) is not null)
        {
            return null;
        }

        var sides = new NaturalSize[point.Dimensions];
        for (var axis = 0; axis < sides.Length; axis++)
        {
            var least = Least(point, sizes, axis);
            sides[axis] = point.Padding == Padding.Valid
                ? sizes.AtLeast(least, axis)
                : sizes.AtLeast(ClosingSide(least, Lattice.Repeats(point) ? Lattice.Of(point, axis).Spacing : 1, sizes, axis), axis);
        }

        if (!Extents.Fit(point, "the evaluation image", sides, 1, out fault))
        {
            return null;
        }

        var output = Extents.Outputs(sides);
        var objects = Objects(point, output);
        if (Lattice.Repeats(point) && !objects.All(static whole => whole > 0))
        {
            fault = $"whole_image {point.WholeImage} holds no whole disc of radius {point.Radius}; use at least {(2 * point.Radius) + 1} pixels";
            return null;
        }

        return new ImageGeometry(Extents.Inputs(sides), output, Extents.Margins(sides), objects);
    }

    /// <summary>Whole objects along each axis; 0 where the scene has no lattice to count on.</summary>
    public static PerAxis Objects(GridPoint point, PerAxis output) => PerAxis.FromAxes(
        output.Count, axis => Lattice.Repeats(point) ? Lattice.Of(point, axis).Whole(output[axis]) : 0);

    /// <summary>One sentence why these lengths fit no image, or null.</summary>
    public static string? Fault(string name, PerAxis lengths, GridPoint point, int least) =>
        lengths.Count != point.Dimensions ? $"{name} {lengths} names {lengths.Count} axes but dimensions is {point.Dimensions}; name one length per axis"
        : !lengths.All(length => length >= least) ? $"{name} {lengths} is not possible; use {least} or more pixels"
        : null;

    private static long Least(GridPoint point, NetworkSizes sizes, int axis)
    {
        if (point.WholeImage is { } whole)
        {
            return whole[axis];
        }

        if (!Lattice.Repeats(point))
        {
            return Math.Max((long)PeriodsForSeams * sizes.FactorProduct[axis], point.Scene == SceneKind.Nuclei ? (long)CellsOfNuclei * point.Spacing[axis] : 1);
        }

        var lattice = Lattice.Of(point, axis);
        var phases = lattice.Phases(sizes.FactorProduct[axis]);
        long objects = Math.Max(2, axis == 0 ? 2L * phases : phases);
        if (point.Padding != Padding.Valid)
        {
            // Padding shows at the border only: with few objects none would be far from it.
            objects = Math.Max(objects, point.Dimensions == 3 ? 4 : 8);
        }

        var seams = point.Steps > 0 && point.Measure.HasFlag(Measures.Seams) ? (long)PeriodsForSeams * sizes.FactorProduct[axis] : 0;
        return Math.Max(lattice.SideOf(objects), seams);
    }

    /// <summary>The smallest multiple of lcm(s, P), at least <paramref name="least"/>: there the lattice closes around a circular border.</summary>
    private static long ClosingSide(long least, int spacing, NetworkSizes sizes, int axis)
    {
        var closing = (long)spacing / Periods.Gcd(spacing, sizes.FactorProduct[axis]) * sizes.FactorProduct[axis];
        var natural = Math.Max(least, sizes.AtLeast(1, axis).Output);
        return (natural + closing - 1) / closing * closing;
    }
}
