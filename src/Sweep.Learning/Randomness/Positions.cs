using Sweep.Theory.Points;

namespace Sweep.Learning.Randomness;

/// <summary>Pixels of a part in row-major order, with their places on the endless plane.</summary>
internal static class Positions
{
    private const int Bits = 20;
    private const int Half = 1 << (Bits - 1);

    /// <summary>Returns a distinct number for every place within half a million pixels around pixel 0.</summary>
    public static long Number(ReadOnlySpan<int> place)
    {
        var number = 0L;
        foreach (var along in place)
        {
            number = (number << Bits) | (uint)((along + Half) & ((1 << Bits) - 1));
        }

        return number;
    }

    /// <summary>Returns the quotient rounded down, on both sides of pixel 0.</summary>
    public static int FloorDivide(int dividend, int divisor) => (int)Math.Floor((double)dividend / divisor);

    /// <summary>Calls the action with the index and the place of each pixel; the place is overwritten between calls.</summary>
    public static void Each(PerAxis start, PerAxis sides, Action<int, int[]> visit)
    {
        var place = start.ToArray();
        var pixels = checked((int)sides.Product());
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            visit(pixel, place);
            for (var axis = place.Length - 1; axis >= 0 && ++place[axis] == start[axis] + sides[axis]; axis--)
            {
                place[axis] = start[axis];
            }
        }
    }
}
