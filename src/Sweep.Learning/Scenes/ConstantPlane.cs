using Sweep.Theory.Points;

namespace Sweep.Learning.Scenes;

/// <summary>A constant plane: every pixel is 1 and a separate object.</summary>
internal sealed class ConstantPlane : IPlane
{
    public double[] Image(PerAxis start, PerAxis sides)
    {
        var pixels = new double[sides.Product()];
        Array.Fill(pixels, 1);
        return pixels;
    }

    public int[] Labels(PerAxis start, PerAxis sides) => [.. Enumerable.Range(1, checked((int)sides.Product()))];

    public int[] WholeObjects(PerAxis start, PerAxis sides, PerAxis objects) => Labels(start, sides);
}
