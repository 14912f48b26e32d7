using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Tests.Sweeps;

/// <summary>Looks at a sweep of 100 trials, all of one cost.</summary>
internal static class Looks
{
    public static SweepLook At(long done, SweepState state = SweepState.Running, long workers = 2) => new(
        "mine", state, Priority: 0, Planned: 100, Infeasible: 0, Succeeded: done, Failed: 0, Cancelled: 0, Pending: 100 - done, Leased: workers,
        workers, Retries: 0, CostDone: done, CostPlanned: 100, Claimed: false);
}
