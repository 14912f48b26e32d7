using System.Security.Cryptography;
using System.Text;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>A configuration of a submission: what the theory says of it, once for all of its seeds.</summary>
internal sealed class PlannedConfiguration
{
    private static readonly Axis Seed = Axes.All.Single(static axis => axis.Name == Axes.SeedName);

    /// <param name="given">Its first point, as the grid names it.</param>
    public PlannedConfiguration(Replicates replicates, GridPoint given)
    {
        (Replicates, Given) = (replicates, given);
        var feasibility = Theory.Trials.Trial.Of(given with { Seed = 0 });
        (Trial, Reason) = (feasibility.Trial, feasibility.Reason);
        Prediction = Trial?.Prediction;
        Notes = [.. Prediction?.Notes ?? []];
        NotesId = new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Notes))).AsSpan(0, 16));
        (MeasuringCost, TrainingCost) = (Trial?.MeasuringCost ?? 0, Trial?.TrainingCost ?? 0);
    }

    public Replicates Replicates { get; }

    public GridPoint Given { get; }

    /// <summary>With the seed 0; null: infeasible.</summary>
    public Trial? Trial { get; }

    /// <summary>Why it is infeasible.</summary>
    public string? Reason { get; }

    public Prediction? Prediction { get; }

    public string[] Notes { get; }

    public Guid NotesId { get; }

    /// <summary>In multiply-accumulate operations, as <see cref="Trial.MeasuringCost"/>; 0: infeasible.</summary>
    public double MeasuringCost { get; }

    /// <summary>As <see cref="Trial.TrainingCost"/>; 0: infeasible, or random weights.</summary>
    public double TrainingCost { get; }

    /// <summary>Its id in the table; null: it is not written yet.</summary>
    public int? Number { get; set; }

    /// <summary>Whether an earlier one of the submission may be the same, in another place of the grid.</summary>
    public bool MayBeKnown { get; init; }

    /// <summary>Whether an earlier configuration of the submission may have the same network. Where it is false, none has.</summary>
    public bool MayShareNetwork { get; init; }

    /// <summary>Returns the last one where it holds the point or has its text, else a new one.</summary>
    public static PlannedConfiguration Of(PlannedConfiguration? last, SweepId sweep, GridPoint point)
    {
        if (last is not null && last.Replicates.Holds(point))
        {
            return last;
        }

        var replicates = new Replicates(sweep, point);
        return last?.Replicates.Configuration == replicates.Configuration ? last : new(replicates, point);
    }

    /// <summary>Returns why a point is infeasible; null: it is a trial.</summary>
    public string? Fault(GridPoint point) => Reason ?? Seed.Fault(point);
}
