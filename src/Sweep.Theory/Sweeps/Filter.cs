using Sweep.Theory.Points;
using Sweep.Theory.Sweeps.Expressions;

namespace Sweep.Theory.Sweeps;

/// <summary>The <c>where</c> of a grid. It must hold along every axis of the image: P and the lengths may differ between them.</summary>
internal sealed record Filter(Condition Condition)
{
    public bool Holds(GridPoint point, PerAxis? period)
    {
        if (period is null && Condition.UsesPeriod)
        {
            // Without a network there is no P to filter by: the point stays, and is infeasible.
            return true;
        }

        var axes = Math.Clamp(point.Dimensions, 1, 3);
        for (var axis = 0; axis < axes; axis++)
        {
            if (!Condition.Of(new Scope(point, period ?? PerAxis.Uniform(axes, 1), axis)))
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() => Condition.ToString()!;
}
