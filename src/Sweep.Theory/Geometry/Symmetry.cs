using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>Noise and deformation make every object another one (L7), where they change pixels beyond rounding. A constant image has neither.</summary>
internal static class Symmetry
{
    /// <summary>A disc's brightness is 1: what is smaller than a rounding step of it changes nothing.</summary>
    public static bool IsBroken(GridPoint point)
    {
        var rounding = point.Precision == Precision.Float64 ? Math.ScaleB(1, -52) : Math.ScaleB(1, -23);
        return point.Scene != SceneKind.Constant && (Math.Sqrt(point.Noise) > rounding || point.Elastic > rounding);
    }
}
