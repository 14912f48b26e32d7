namespace Sweep.Chaos;

/// <summary>How often a kind of fault was brought about, and how long what the hit ones held took to be finished or in other hands.</summary>
internal sealed class FaultTally
{
    public int Made { get; set; }

    public List<TimeSpan> Recoveries { get; } = [];

    public TimeSpan? Median => Recoveries.Count == 0 ? null : Recoveries.Order().ElementAt(Recoveries.Count / 2);

    public TimeSpan? Worst => Recoveries.Count == 0 ? null : Recoveries.Max();
}
