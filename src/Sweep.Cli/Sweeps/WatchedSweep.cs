using Sweep.Contracts.Scheduling;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Points;

namespace Sweep.Cli.Sweeps;

/// <summary>A sweep at one moment of a watch.</summary>
/// <param name="IsAlone">Whether no process works on it although it should run.</param>
internal sealed record WatchedSweep(SweepLook Look, Moment Moment, bool IsAlone)
{
    public string Name => Look.Name;

    public bool IsFinal => Look.State.IsFinal();

    public static SweepProgress Progress(SweepLook look) => new()
    {
        Planned = look.Planned,
        Infeasible = look.Infeasible,
        Succeeded = look.Succeeded,
        Failed = look.Failed,
        Cancelled = look.Cancelled,
        Pending = look.Pending,
        Leased = look.Leased,
        Retries = look.Retries,
        CostDone = look.CostDone,
        CostPlanned = look.CostPlanned,
        Finished = look.State.IsFinal(),
    };

    /// <summary>Describes the sweep in one line.</summary>
    public string Line() => Look.State == SweepState.Running
        ? $"{Name}: {ProgressText.Of(Progress(Look) with { Trouble = IsAlone ? "no process works on it, because no node is alive" : null }, Moment)}"
        : $"{Name}: {ChoiceText.Of(Look.State)}, {Moment.Done} of {Look.Planned} trials{(Look.Failed > 0 ? $", {Look.Failed} failed" : "")}";
}
