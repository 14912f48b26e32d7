using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Worker.Tests;

/// <summary>What a sweep would have recorded of a point.</summary>
internal static class LeasedPrediction
{
    /// <summary>That of the laws at hand; of an infeasible point, which no sweep leases, one that says nothing.</summary>
    public static Prediction Of(GridPoint point) => Trial.Of(point).Trial?.Prediction ?? new() { Period = PerAxis.Uniform(point.Dimensions, 1), Bound = 1, Notes = [] };
}
