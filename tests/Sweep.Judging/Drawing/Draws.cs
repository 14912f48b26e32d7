using Sweep.Theory.Points;

namespace Sweep.Judging.Drawing;

/// <summary>Random choices of one configuration.</summary>
internal sealed class Draws(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Whole(int least, int most) => random.Next(least, most + 1);

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    /// <summary>Factors of 1 to 4 for each level and axis; no level is all ones.</summary>
    public PoolingFactors Factors(int dimensions, int depth)
    {
        var most = dimensions == 3 ? 3 : 4;
        if (Chance(0.25))
        {
            return PoolingFactors.Uniform(Whole(2, dimensions == 1 ? 4 : 3));
        }

        return PoolingFactors.PerLevel(Enumerable.Range(0, depth).Select(_ =>
        {
            PerAxis level;
            do
            {
                level = PerAxis.FromAxes(dimensions, _ => Whole(1, most));
            }
            while (level.All(static factor => factor == 1));

            return level;
        }));
    }
}
