namespace Sweep.Benchmarks.Simulation.Engine;

/// <summary>Numbers that a simulation collects, with their mean and quantiles.</summary>
internal sealed class Sample
{
    private readonly List<double> values = [];

    public int Count => values.Count;

    /// <summary>Mean; 0 without values.</summary>
    public double Mean => values.Count == 0 ? 0 : values.Average();

    public void Add(double value) => values.Add(value);

    public void Clear() => values.Clear();

    /// <summary>Smallest value that at least this share of the values does not exceed; 0 without values.</summary>
    /// <param name="share">From 0 to 1.</param>
    public double Quantile(double share)
    {
        if (values.Count == 0)
        {
            return 0;
        }

        values.Sort();
        return values[Math.Clamp((int)Math.Ceiling(share * values.Count) - 1, 0, values.Count - 1)];
    }
}
