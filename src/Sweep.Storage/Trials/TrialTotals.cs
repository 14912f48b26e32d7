#pragma warning disable CS9113 // to be removed with the bodies
using Npgsql;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>Counts of a sweep's trials by state, and their estimated cost in multiply-accumulate operations.</summary>
public sealed record TrialTotals(
    long Planned, long Infeasible, long Succeeded, long Failed, long Cancelled, double CostDone, double CostPlanned)
{
    /// <summary>Counts what the table says at this moment.</summary>
    public static Task<TrialTotals> ReadAsync(NpgsqlDataSource database, SweepId sweep, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
