using Sweep.Storage.Sweeps;

namespace Sweep.Storage.Reading;

/// <summary>Progress of a sweep at this moment. Planned = Succeeded + Failed + Infeasible + Cancelled + Pending.</summary>
/// <param name="Leased">Pending trials in the hands of workers.</param>
/// <param name="Workers">Workers that hold them.</param>
/// <param name="Retries">Attempts that failed and did not end their trial.</param>
/// <param name="Claimed">Whether a local run works on it, which keeps clusters away.</param>
public sealed record SweepLook(
    string Name, SweepState State, int Priority, long Planned, long Infeasible, long Succeeded, long Failed, long Cancelled, long Pending,
    long Leased, long Workers, long Retries, double CostDone, double CostPlanned, bool Claimed);
