using Sweep.Theory.Points;

namespace Sweep.Theory.Sweeps;

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
