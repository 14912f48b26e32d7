using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;

namespace Sweep.Theory.Tests.Sweeps;

internal static class OwnPoints
{
    /// <summary>The points of the sweep's grids, without the controls that come before them.</summary>
    public static IEnumerable<GridPoint> WithoutControls(this SweepPlan plan) => plan.Points().Skip(SweepPlan.Controls.Count);
}
