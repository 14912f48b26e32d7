namespace Sweep.Learning.Scenes;

/// <summary>Random directions: orthonormal rows.</summary>
internal static class Rotation
{
    /// <summary>Uniform rotations from uniform numbers; in space by unit quaternions (Shoemake 1992).</summary>
    public static double[][] Of(int dimensions, double first, double second, double third)
    {
        if (dimensions == 1)
        {
            return [[1]];
        }

        var (sin, cos) = Math.SinCos(2 * Math.PI * first);
        if (dimensions == 2)
        {
            return [[cos, sin], [-sin, cos]];
        }

        var (sine, cosine) = Math.SinCos(2 * Math.PI * second);
        var (x, y) = (Math.Sqrt(1 - third) * sin, Math.Sqrt(1 - third) * cos);
        var (z, w) = (Math.Sqrt(third) * sine, Math.Sqrt(third) * cosine);
        return
        [
            [1 - (2 * ((y * y) + (z * z))), 2 * ((x * y) - (z * w)), 2 * ((x * z) + (y * w))],
            [2 * ((x * y) + (z * w)), 1 - (2 * ((x * x) + (z * z))), 2 * ((y * z) - (x * w))],
            [2 * ((x * z) - (y * w)), 2 * ((y * z) + (x * w)), 1 - (2 * ((x * x) + (y * y)))],
        ];
    }
}
