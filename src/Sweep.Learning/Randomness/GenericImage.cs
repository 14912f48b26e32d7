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

/// <summary>Gaussian noise that is a function of the place, so that separately computed parts fit together.</summary>
internal sealed class PixelNoise(double deviation, CounterRandom random)
{
    public void AddTo(double[] pixels, PerAxis start, PerAxis sides) =>
        Positions.Each(start, sides, (pixel, place) => pixels[pixel] += deviation * random.Normal(Positions.Number(place)));
}
