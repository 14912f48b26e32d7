using Sweep.Theory.Points;

namespace Sweep.Theory.Sweeps;

/// <summary>One swept value of a grid; a fixed value is an axis with a single slot.</summary>
internal abstract class SweptAxis(Axis swept)
{
    public Axis Field => swept;

    public string Name => swept.Name;

    /// <summary>Number of values; where it depends on the period, the largest.</summary>
    public abstract long Slots { get; }

    /// <summary>The point with the value of a slot, or null when the slot is none for this period.</summary>
    /// <param name="period">Null when the point has no network: then its lengths have no meaning either.</param>
    public abstract GridPoint? Place(GridPoint point, long slot, PerAxis? period);

    /// <summary>Whether the point's value is on this axis.</summary>
    public abstract bool Holds(GridPoint point, PerAxis? period);

    /// <summary>The values in a normal form.</summary>
    public abstract string Canonical { get; }
}

/// <summary>An axis whose values stand in the file.</summary>
internal sealed class ValueAxis<T>(Axis<T> swept, IReadOnlyList<T> values) : SweptAxis(swept)
{
    public override long Slots => values.Count;

    public IReadOnlyList<T> Values => values;

    public override string Canonical => values is WholeNumbers whole ? whole.ToString() : string.Join('|', values.Select(swept.Format));

    public override GridPoint Place(GridPoint point, long slot, PerAxis? period) => swept.Set(point, values[(int)slot]);

    public override bool Holds(GridPoint point, PerAxis? period) => values.Contains(swept.Get(point));
}

/// <summary>An axis of lengths: its values, and how many there are, depend on the period of each point's network.</summary>
internal sealed class LengthAxis : SweptAxis
{
    private readonly Axis<PerAxis?> swept;
    private readonly IReadOnlyList<Lengths> entries;
    private readonly long[] slots;

    /// <param name="periods">Every period of the grid: all of them are tried at once, so that faults show before anything runs.</param>
    public LengthAxis(Axis<PerAxis?> swept, IReadOnlyList<Lengths> entries, IReadOnlyCollection<PerAxis> periods) : base(swept)
    {
        (this.swept, this.entries) = (swept, entries);
        slots = [.. entries.Select(entry => periods.Select(entry.Slots).DefaultIfEmpty(1).Max())];
    }

    public override long Slots => slots.Sum();

    public override string Canonical => string.Join('|', entries);

    public override GridPoint? Place(GridPoint point, long slot, PerAxis? period)
    {
        if (period is not { } here)
        {
            return slot == 0 ? point : null;
        }

        var entry = 0;
        while (slot >= slots[entry])
        {
            slot -= slots[entry++];
        }

        if (slot >= entries[entry].Slots(here))
        {
            return null;
        }

        // P and 4 are one value where P = 4.
        var value = entries[entry].At(slot, here);
        return entries.Take(entry).Any(earlier => earlier.Holds(value, here)) ? null : swept.Set(point, value);
    }

    public override bool Holds(GridPoint point, PerAxis? period) => period is { } here
        ? swept.Get(point) is { } value && entries.Any(entry => entry.Holds(value, here))
        : swept.Write(point) == swept.Write(new GridPoint());
}
