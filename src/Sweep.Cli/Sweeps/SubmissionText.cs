using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Sweeps;

/// <summary>Describes the outcome of a submission.</summary>
internal static class SubmissionText
{
    public static string Of(string name, SubmittedSweep sweep) => sweep switch
    {
        { Added: > 0 } => $"{name}: {Counted.Of(sweep.Planned, "trial")}, {sweep.Added} of them new, on {Counted.Of(sweep.Trainings, "network")}",
        { Before: SweepState.Paused } => $"{name}: {Counted.Of(sweep.Planned, "trial")}, no longer paused",
        { Resumed: true } => $"{name}: {Counted.Of(sweep.Planned, "trial")}, continued from an earlier run",
        _ => $"{name}: {Counted.Of(sweep.Planned, "trial")} on {Counted.Of(sweep.Trainings, "network")}, {sweep.Infeasible} infeasible",
    };
}
