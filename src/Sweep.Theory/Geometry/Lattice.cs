using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>
/// The objects of a scene along one axis. Disc k covers output pixels k * spacing to k * spacing + 2 * radius; on a constant scene
/// every pixel is an object of its own.
/// </summary>
internal readonly record struct Lattice(int Spacing, int Extent)
{
    public static Lattice Of(GridPoint point, int axis) => point.Scene == SceneKind.Constant
        ? new Lattice(1, 1)
        : new Lattice(point.Spacing[axis], (2 * point.Radius) + 1);

    /// <summary>Whether the scene repeats: random nuclei and people's own images do not.</summary>
    public static bool Repeats(GridPoint point) => point.Scene is SceneKind.Constant or SceneKind.Discs;

    /// <summary>Positions against a grid of lines <paramref name="period"/> apart that the objects take: P / gcd(s, P).</summary>
    public int Phases(int period) => period / Periods.Gcd(Spacing, period);

    /// <summary>Shortest side that holds this many whole objects from pixel 0 on.</summary>
    public long SideOf(long objects) => ((objects - 1) * Spacing) + Extent;

    /// <summary>Whole objects within a side.</summary>
    public int Whole(int side) => side < Extent ? 0 : ((side - Extent) / Spacing) + 1;

    /// <summary>One sentence why there is no such scene, or null.</summary>
    public static string? Fault(GridPoint point)
    {
        if (point.Scene != SceneKind.Images && point.Images.Length > 0)
        {
            return $"images {point.Images} belongs to scene images, not to scene {ChoiceText.Of(point.Scene)}; leave it out or use scene images";
        }

        if (point.Scene == SceneKind.Constant)
        {
            return null;
        }

        if (point.Scene == SceneKind.Images)
        {
            return point.Images.Length == 0 ? "scene images has no folder; add images: FOLDER"
                : point.Dimensions == 1 ? "scene images has pictures and volumes but no lines; use dimensions 2 or 3"
                : null;
        }

        if (point.Radius is < 0 or > 1 << 20)
        {
            return $"radius {point.Radius} is not possible; use 0 to {1 << 20} pixels";
        }

        if (point.Spacing.Count != point.Dimensions)
        {
            return $"spacing {point.Spacing} names {point.Spacing.Count} axes but dimensions is {point.Dimensions}; name one spacing per axis";
        }

        var extent = (2 * point.Radius) + 1;
        if (point.Scene == SceneKind.Nuclei)
        {
            return NucleiFault(point);
        }

        // On a line, and with single pixels, discs side by side leave no background.
        var least = point.Dimensions == 1 || point.Radius == 0 ? extent + 1 : extent;
        return point.Spacing switch
        {
            var spacing when !spacing.All(one => one >= extent) =>
                $"spacing {spacing} makes discs of radius {point.Radius} overlap; use a spacing of at least {least}{SmallerRadius(point, least - extent)}",
            var spacing when least > extent && spacing.All(one => one == extent) =>
                $"spacing {spacing} makes discs of radius {point.Radius} cover every pixel; use a spacing of at least {least}, or scene constant",
            _ => null,
        };
    }

    /// <summary>Nuclei keep at least three pixels between them.</summary>
    private static string? NucleiFault(GridPoint point)
    {
        const int Gap = 3;
        var most = (point.Spacing.ToArray().Min() - Gap - 1) / 2;
        if (point.Radius < 1)
        {
            return $"nuclei have a radius of at least 1, not {point.Radius}; use "
                + (most >= 1 ? most == 1 ? "a radius of 1" : $"a radius of 1 to {most}" : $"a radius of 1 and a spacing of at least {2 + 1 + Gap}");
        }

        return point.Radius <= most
            ? null
            : $"spacing {point.Spacing} leaves no room around nuclei of radius {point.Radius}; use a spacing of at least {(2 * point.Radius) + 1 + Gap}"
                + (most >= 1 ? $" or a radius of at most {most}" : "");
    }

    private static string SmallerRadius(GridPoint point, int gap)
    {
        // Single pixels one beside the other would cover the image.
        var least = point.Spacing.ToArray().Min();
        return least > 1 ? $" or a radius of at most {(least - 1 - gap) / 2}" : "";
    }
}
