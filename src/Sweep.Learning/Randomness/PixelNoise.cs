using Sweep.Theory.Points;

namespace Sweep.Learning.Randomness;

/// <summary>Gaussian noise that is a function of the place, so that separately computed parts fit together.</summary>
internal sealed class PixelNoise(double deviation, CounterRandom random)
{
    public void AddTo(double[] pixels, PerAxis start, PerAxis sides) =>
        Positions.Each(start, sides, (pixel, place) => pixels[pixel] += deviation * random.Normal(Positions.Number(place)));
}
