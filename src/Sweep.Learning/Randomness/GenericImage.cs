using Sweep.Theory.Points;

namespace Sweep.Learning.Randomness;

/// <summary>An image without any symmetry: every pixel uniform in [0, 1).</summary>
internal static class GenericImage
{
    public static double[] Of(PerAxis sides, long seed)
    {
        var random = new CounterRandom(seed, RandomStream.GenericImage);
        var pixels = new double[sides.Product()];
        for (var index = 0; index < pixels.Length; index++)
        {
            pixels[index] = random.Uniform(index);
        }

        return pixels;
    }
}
