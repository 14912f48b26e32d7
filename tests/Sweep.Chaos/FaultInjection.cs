using System.Data.Common;
using System.Globalization;
using Sweep.Storage.Trials;

namespace Sweep.Chaos;

/// <summary>Brings planned faults about. They may overlap, but not on the same target.</summary>
internal sealed class FaultInjection(
    ChaosHome home, IReadOnlyList<ChaosNode> nodes, NetworkLab? network, SweepAudit audit, RecoveryWatch recovery, TimeProvider time, Action<string> say)
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(60);

    private readonly HashSet<string> hit = [];

    public IReadOnlyDictionary<FaultKind, FaultTally> Tallies { get; } = Enum.GetValues<FaultKind>().ToDictionary(static kind => kind, static _ => new FaultTally());

    /// <summary>Completes when the last fault is over.</summary>
    /// <param name="most">Faults after which it makes an end; null: with the schedule.</param>
    public async Task RunAsync(IEnumerable<PlannedFault> schedule, int? most, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        List<Task> faults = [];
        foreach (var fault in schedule)
        {
            var left = fault.At - time.GetElapsedTime(started);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
            if (IsFree(fault.Target))
            {
                faults.Add(HitAsync(fault, cancellationToken));
            }

            if (Tallies.Values.Sum(static tally => tally.Made) >= most)
            {
                break;
            }
        }

        await Task.WhenAll(faults);
    }

    private bool IsFree(string target)
    {
        lock (hit)
        {
            return hit.Add(target);
        }
    }

    private async Task HitAsync(PlannedFault fault, CancellationToken cancellationToken)
    {
        try
        {
            var made = await MakeAsync(fault, Tallies[fault.Kind], cancellationToken);
            if (made is not null)
            {
                say(string.Create(CultureInfo.InvariantCulture, $"{fault.At.TotalSeconds,6:0.0} s  {made}"));
                Tallies[fault.Kind].Made++;
            }
        }
        catch (Exception away) when (away is DbException or TimeoutException or IOException)
        {
            say(string.Create(CultureInfo.InvariantCulture, $"{fault.At.TotalSeconds,6:0.0} s  {fault.Kind} could not be brought about: {away.Message}"));
        }
        finally
        {
            lock (hit)
            {
                hit.Remove(fault.Target);
            }
        }
    }

    /// <summary>Returns what was done; null: there was nothing to do it to.</summary>
    private async Task<string?> MakeAsync(PlannedFault fault, FaultTally tally, CancellationToken cancellationToken)
    {
        var node = nodes[fault.Node];
        var silo = node.Silo;
        var worker = node.Workers is { Count: > 0 } workers ? workers[Math.Abs(fault.Priority) % workers.Count] : 0;
        switch (fault.Kind)
        {
            case FaultKind.KillWorker or FaultKind.FreezeWorker when worker == 0:
            case FaultKind.KillSilo or FaultKind.FreezeSilo when silo is null:
            case FaultKind.KillNode or FaultKind.FreezeNode or FaultKind.DrainNode when node.Id is null:
                return null;
            case FaultKind.KillWorker:
                var killed = ChaosNode.WorkerName(worker);
                await recovery.AimAsync(lease => lease.Worker == killed, tally, cancellationToken);
                ProcessTree.Signal([worker], ProcessTree.Kill);
                return $"kill -9 of a worker of {node.Name}";
            case FaultKind.FreezeWorker:
                var frozen = ChaosNode.WorkerName(worker);
                await recovery.AimAsync(lease => lease.Worker == frozen, tally, cancellationToken);
                await FreezeAsync([worker], fault.Lasts, cancellationToken);
                return $"a worker of {node.Name} frozen for {Seconds(fault)}";
            case FaultKind.KillSilo:
                await recovery.AimAsync(IsOf(node), tally, cancellationToken);
                ProcessTree.Signal([silo!.Value], ProcessTree.Kill);
                return $"kill -9 of the silo of {node.Name}";
            case FaultKind.FreezeSilo:
                await recovery.AimAsync(IsOf(node), tally, cancellationToken);
                await FreezeAsync([silo!.Value], fault.Lasts, cancellationToken);
                return $"the silo of {node.Name} frozen for {Seconds(fault)}";
            case FaultKind.KillNode:
                await recovery.AimAsync(IsOf(node), tally, cancellationToken);
                node.Kill(fault.Lasts);
                await Task.Delay(fault.Lasts, time, cancellationToken);
                return $"kill -9 of all of {node.Name}, down for {Seconds(fault)}";
            case FaultKind.FreezeNode:
                await recovery.AimAsync(IsOf(node), tally, cancellationToken);
                await FreezeAsync(node.Tree, fault.Lasts, cancellationToken);
                return $"all of {node.Name} frozen for {Seconds(fault)}";
            case FaultKind.CutLink when network is not null:
                await recovery.AimAsync(IsOf(node), tally, cancellationToken);
                await CutAsync(network, node, fault.Lasts, cancellationToken);
                return $"the link of {node.Name} to the others cut for {Seconds(fault)}";
            case FaultKind.DrainNode:
                var id = node.Id!.Value;
                await home.RunAsync(["drain", node.Name], cancellationToken);
                await node.EndedAsync(id, LongestDrain, cancellationToken);
                return $"{node.Name} drained and started again";
            case FaultKind.KillDatabase:
                await recovery.AimAsync(static _ => true, tally, cancellationToken);
                ProcessTree.Signal([home.Postmaster()], ProcessTree.Kill);
                await Task.Delay(fault.Lasts, time, cancellationToken);
                await home.Postgres.EnsureAsync(static _ => { }, cancellationToken);
                return $"kill -9 of PostgreSQL, down for {Seconds(fault)}";
            case FaultKind.FreezeDatabase:
                await recovery.AimAsync(static _ => true, tally, cancellationToken);
                await FreezeAsync(ProcessTree.Of(home.Postmaster()), fault.Lasts, cancellationToken);
                return $"PostgreSQL frozen for {Seconds(fault)}";
            case FaultKind.CutConnections:
                await recovery.AimAsync(static _ => true, tally, cancellationToken);
                return $"{await audit.CutConnectionsAsync(cancellationToken)} connections to PostgreSQL cut";
            case FaultKind.PauseSweep when await audit.UnfinishedAsync(cancellationToken) is [var sweep, ..]:
                await home.RunAsync(["pause", sweep], cancellationToken);
                await Task.Delay(fault.Lasts, time, cancellationToken);
                await home.RunAsync(["resume", sweep], cancellationToken);
                return $"{sweep} paused for {Seconds(fault)}";
            case FaultKind.ChangePriority when await audit.UnfinishedAsync(cancellationToken) is [.., var sweep]:
                await home.RunAsync(["priority", sweep, fault.Priority.ToString(CultureInfo.InvariantCulture)], cancellationToken);
                return $"{sweep} given the priority {fault.Priority.ToString(CultureInfo.InvariantCulture)}";
            default:
                return null;
        }
    }

    private async Task CutAsync(NetworkLab network, ChaosNode node, TimeSpan length, CancellationToken cancellationToken)
    {
        network.Plug(node.Name, isIn: false);
        try
        {
            await Task.Delay(length, time, cancellationToken);
        }
        finally
        {
            network.Plug(node.Name, isIn: true);
        }
    }

    private async Task FreezeAsync(IReadOnlyList<int> processes, TimeSpan length, CancellationToken cancellationToken)
    {
        ProcessTree.Signal(processes, ProcessTree.Stop);
        try
        {
            await Task.Delay(length, time, cancellationToken);
        }
        finally
        {
            ProcessTree.Signal(processes, ProcessTree.Continue);
        }
    }

    private static Func<RunningLease, bool> IsOf(ChaosNode node) => lease => lease.Node == node.Name;

    private static string Seconds(PlannedFault fault) => string.Create(CultureInfo.InvariantCulture, $"{fault.Lasts.TotalSeconds:0.0} s");
}
