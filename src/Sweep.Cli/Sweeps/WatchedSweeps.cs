using Sweep.Contracts.Scheduling;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Points;

namespace Sweep.Cli.Sweeps;

/// <summary>Follows sweeps from look to look, each with its own pace.</summary>
internal sealed class WatchedSweeps(TimeProvider time)
{
    private readonly Dictionary<string, Followed> followed = [];

    /// <param name="nodes">Nodes that are alive.</param>
    /// <param name="foresee">Returns what is left of a sweep that runs; true: its pace began anew. Null: nothing is foreseen.</param>
    public IReadOnlyList<WatchedSweep> Take(IEnumerable<SweepLook> looks, long nodes, Func<SweepLook, bool, Forecast?>? foresee = null) =>
        [.. looks.Select(look => Take(look, nodes, foresee))];

    private WatchedSweep Take(SweepLook look, long nodes, Func<SweepLook, bool, Forecast?>? foresee)
    {
        var progress = WatchedSweep.Progress(look);

        // Retried and added trials are new work, and the time of a pause does not count: both restart the pace.
        var isNew = !followed.TryGetValue(look.Name, out var one) || look.Pending > one.Last.Pending || look.Planned != one.Last.Planned || look.State != one.Last.State;
        one = isNew ? new(new Pace(progress), time.GetTimestamp(), look) : one! with { Last = look };
        followed[look.Name] = one;
        var forecast = look.State == SweepState.Running ? foresee?.Invoke(look, isNew) : null;
        return new(
            look, one.Pace.At(progress, time.GetElapsedTime(one.Since), checked((int)look.Workers), forecast),
            look is { State: SweepState.Running, Workers: 0, Claimed: false } && nodes == 0);
    }

    private sealed record Followed(Pace Pace, long Since, SweepLook Last);
}

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
