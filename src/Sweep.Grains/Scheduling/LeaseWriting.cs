using System.Collections.Immutable;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>Puts the grid points to what the ledger granted.</summary>
internal static class LeaseWriting
{
    /// <param name="work">As read from the table, where trials whose report is not committed yet still look unfinished.</param>
    public static Lease ToLease(SweepId sweep, Grant grant, IReadOnlyList<TrainingWork> work, TimeSpan timeout)
    {
        var points = work.SelectMany(static training => training.Trials).ToDictionary(static trial => trial.Id, static trial => trial.Point);
        var images = work.ToDictionary(static training => training.Id, static training => training.Images);
        return new()
        {
            Sweep = sweep,
            Token = grant.Token,
            TrialTimeout = timeout,
            Expected = grant.Expected,
            Trainings = [.. grant.Trainings.Select(training => Training(training, points, images.GetValueOrDefault(training.Id)))],
        };
    }

    private static LeasedTraining Training(GrantedTraining training, Dictionary<TrialId, GridPoint> points, string? images) => new()
    {
        Id = training.Id,
        Trials = training.Trials.Where(points.ContainsKey).Select(id => new LeasedTrial { Id = id, Point = points[id] }).ToImmutableArray(),
        Images = images,
    };
}
