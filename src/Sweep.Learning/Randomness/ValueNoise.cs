using Sweep.Theory.Points;

namespace Sweep.Learning.Randomness;

/// <summary>Smooth random numbers in [0, 1): uniform at the points of a lattice, level there and smooth between them.</summary>
internal sealed class ValueNoise(long seed, RandomStream stream, double distance)
{
    private readonly CounterRandom random = new(seed, stream);

    public double[] Over(PerAxis start, PerAxis sides) => LatticeField.Of(
        [.. Enumerable.Range(0, sides.Count).Select(axis => LatticeWeights.Smoothstep(start[axis], sides[axis], distance))],
        point => random.Uniform(Positions.Number(point)));
}
