using Sweep.Learning.Randomness;

namespace Sweep.Learning.Scenes.Nuclei;

/// <summary>Smooth random numbers in [0, 1): uniform at the corners of a lattice, smoothstep between them.</summary>
internal sealed class ValueNoise(long seed, RandomStream stream, double size)
{
    private readonly CounterRandom random = new(seed, stream);

    public double At(ReadOnlySpan<int> place)
    {
        Span<int> corner = stackalloc int[place.Length];
        Span<double> weight = stackalloc double[place.Length];
        for (var axis = 0; axis < place.Length; axis++)
        {
            var at = place[axis] / size;
            corner[axis] = (int)Math.Floor(at);
            var t = at - corner[axis];
            weight[axis] = t * t * (3 - (2 * t));
        }

        var sum = 0.0;
        Span<int> one = stackalloc int[place.Length];
        for (var number = 0; number < 1 << place.Length; number++)
        {
            var share = 1.0;
            for (var axis = 0; axis < place.Length; axis++)
            {
                var far = (number >> axis) & 1;
                one[axis] = corner[axis] + far;
                share *= far == 1 ? weight[axis] : 1 - weight[axis];
            }

            sum += share * random.Uniform(Positions.Number(one));
        }

        return sum;
    }
}
