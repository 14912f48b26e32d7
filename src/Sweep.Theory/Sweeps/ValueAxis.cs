using Sweep.Theory.Points;

namespace Sweep.Theory.Sweeps;

/// <summary>An axis whose values stand in the file.</summary>
internal sealed class ValueAxis<T>(Axis<T> swept, IReadOnlyList<T> values) : SweptAxis(swept)
{
    public override long Slots => values.Count;

    public IReadOnlyList<T> Values => values;

    public override string Canonical => values is WholeNumbers whole ? whole.ToString() : string.Join('|', values.Select(swept.Format));

    public override GridPoint Place(GridPoint point, long slot, PerAxis? period) => swept.Set(point, values[(int)slot]);

    public override bool Holds(GridPoint point, PerAxis? period) => values.Contains(swept.Get(point));
}
