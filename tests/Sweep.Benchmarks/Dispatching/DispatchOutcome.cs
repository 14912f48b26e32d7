using Sweep.Benchmarks.Results;
using Sweep.Benchmarks.Surroundings;
using Sweep.Synthetic;

namespace Sweep.Benchmarks.Dispatching;

/// <summary>What one sweep of trials that cost nothing took.</summary>
/// <param name="Planned">Trials of the sweep, with infeasible ones.</param>
/// <param name="Measured">Trials with a measurement.</param>
/// <param name="Submission">The program that submitted it.</param>
/// <param name="BytesPerTrial">Size of the tables and indexes after the submission, less that of the empty database, for each planned trial.</param>
/// <param name="FirstAfter">Seconds from the start to the first recorded trial.</param>
/// <param name="Rate">Trials a second, of those after the first commit, until the last commit.</param>
/// <param name="PerCommit">Mean number of trials in a commit.</param>
/// <param name="LeaseWaits">Milliseconds.</param>
/// <param name="SiloSeconds">Processor seconds from the start to the end of the sweep, as the next two.</param>
/// <param name="BareRate">Rows a second of measurements, each with its state.</param>
/// <param name="Results">Times of the tables that are looked at first.</param>
internal sealed record DispatchOutcome(
    long Planned, long Measured, int Workers, EndedProgram Submission, double BytesPerTrial, double FirstAfter, double Rate, double PerCommit,
    IReadOnlyList<double> LeaseWaits, double SiloMegabytes, double SiloPeakMegabytes, double SiloSeconds, double WorkerSeconds, double ServerSeconds, double BareRate,
    IReadOnlyList<Timing> Results)
{
    public double LeaseWait(double share) => Quantiles.Of(LeaseWaits, share);

    /// <summary>Milliseconds per measured trial.</summary>
    public double Milliseconds(double seconds) => 1000 * seconds / Measured;
}
