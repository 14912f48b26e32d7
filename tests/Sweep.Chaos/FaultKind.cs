namespace Sweep.Chaos;

/// <summary>What is done to a cluster.</summary>
internal enum FaultKind
{
    KillWorker,
    FreezeWorker,
    KillSilo,
    FreezeSilo,
    KillNode,
    FreezeNode,
    CutLink,
    DrainNode,
    KillDatabase,
    FreezeDatabase,
    CutConnections,
    PauseSweep,
    ChangePriority,
}
