using Sweep.Contracts.Scheduling;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Worker.Tests;

/// <summary>Trials as a sweep leases them.</summary>
internal static class LeasedTrials
{
    /// <summary>A trial with the prediction of the laws at hand; of an infeasible point, which no sweep leases, with one that says nothing.</summary>
    public static LeasedTrial Of(SweepId sweep, GridPoint point) => new()
    {
        Id = TrialId.Of(sweep, point),
        Seed = point.Seed,
        Configuration = new()
        {
            Point = (point with { Seed = 0 }).Canonical,
            Prediction = Trial.Of(point).Trial?.Prediction ?? new() { Period = PerAxis.Uniform(point.Dimensions, 1), Bound = 1, Notes = [] },
        },
    };
}
