namespace Sweep.Chaos;

/// <param name="At">Time since the start of the faults.</param>
/// <param name="Node">Number of the node that is hit, from 0, where a node is hit.</param>
/// <param name="Lasts">How long it is frozen, down or paused, where that has a length.</param>
/// <param name="Priority">The priority that a sweep gets, where it gets one.</param>
internal sealed record PlannedFault(TimeSpan At, FaultKind Kind, int Node, TimeSpan Lasts, int Priority)
{
    /// <summary>What is hit: two faults of one target do not overlap.</summary>
    public string Target => Kind switch
    {
        FaultKind.KillDatabase or FaultKind.FreezeDatabase or FaultKind.CutConnections => "database",
        FaultKind.PauseSweep or FaultKind.ChangePriority => "sweep",
        _ => $"node {Node + 1}",
    };
}
