using Sweep.Theory.Points;

namespace Sweep.Learning.Randomness;

/// <summary>Gaussian noise that belongs to the places of the plane, so that parts asked for one by one fit together.</summary>
internal sealed class PixelNoise(double deviation, CounterRandom random)
{
    public void AddTo(double[] pixels, PerAxis start, PerAxis sides) =>
        Positions.Each(start, sides, (pixel, place) => pixels[pixel] += deviation * random.Normal(Positions.Number(place)));
}
