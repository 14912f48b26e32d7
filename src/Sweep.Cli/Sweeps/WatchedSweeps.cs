using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Sweeps;

/// <summary>Follows sweeps from look to look, each with its own pace.</summary>
internal sealed class WatchedSweeps(TimeProvider time)
{
    private readonly Dictionary<string, Followed> followed = [];

    /// <param name="nodes">Nodes that are alive.</param>
    public IReadOnlyList<WatchedSweep> Take(IEnumerable<SweepLook> looks, long nodes) => [.. looks.Select(look => Take(look, nodes))];

    private WatchedSweep Take(SweepLook look, long nodes)
    {
        var progress = WatchedSweep.Progress(look);

        // Retried and added trials are new work, and the time of a pause does not count: both restart the pace.
        if (!followed.TryGetValue(look.Name, out var one) || look.Pending > one.Last.Pending || look.Planned != one.Last.Planned || look.State != one.Last.State)
        {
            one = new(new Pace(progress), time.GetTimestamp(), look);
        }

        followed[look.Name] = one with { Last = look };
        return new(look, one.Pace.At(progress, time.GetElapsedTime(one.Since)), look is { State: SweepState.Running, Workers: 0, Claimed: false } && nodes == 0);
    }

    private sealed record Followed(Pace Pace, long Since, SweepLook Last);
}
