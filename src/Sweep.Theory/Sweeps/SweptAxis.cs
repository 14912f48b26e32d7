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
