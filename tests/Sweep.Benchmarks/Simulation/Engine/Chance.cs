namespace Sweep.Benchmarks.Simulation.Engine;

/// <summary>Random numbers of a simulation: the same seed gives the same numbers.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Uniform from 0 to 1, without 1.</summary>
    public double Uniform() => random.NextDouble();

    /// <summary>Exponential.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - random.NextDouble());

    /// <summary>Lognormal.</summary>
    /// <param name="spread">Standard deviation of the logarithm; 0 gives the mean itself.</param>
    public double Lognormal(double mean, double spread)
    {
        // Box and Muller.
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return mean * Math.Exp((spread * normal) - (spread * spread / 2));
    }
}
