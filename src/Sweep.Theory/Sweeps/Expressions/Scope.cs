using Sweep.Theory.Points;

namespace Sweep.Theory.Sweeps.Expressions;

/// <summary>What names in an expression stand for: the values of a point, seen along one axis of its image.</summary>
internal readonly record struct Scope(GridPoint Point, PerAxis Period, int Axis)
{
    public double PeriodHere => Period[Math.Min(Axis, Period.Count - 1)];

    public double Bound => Period.Product();

    public double Along(PerAxis lengths) => lengths[Math.Min(Axis, lengths.Count - 1)];
}
