using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;
using Sweep.Storage.Reuse;
using Sweep.Storage.Sweeps;

namespace Sweep.Grains.Scheduling;

/// <summary>Takes over what earlier sweeps measured, once for all the conditions that a worker brings.</summary>
internal sealed class Earlier(SweepStores stores, SweepHeader header, long epoch, TrialLedger ledger)
{
    private readonly Dictionary<Conditions, Task<bool>> asked = [];

    /// <summary>Completes when everything that was measured under this worker's conditions is taken over; false: the sweep has a younger owner.</summary>
    public async Task<bool> TakeOverAsync(WorkerProvenance worker, CancellationToken cancellationToken)
    {
        if (header.Fresh || !worker.SelfTestPassed || worker.Science.Length == 0)
        {
            return true;
        }

        // One task for all workers of the same kind: two must not both write.
        var conditions = new Conditions(worker.Science, worker.Libraries, worker.Device, worker.OneDnn);
        if (!asked.TryGetValue(conditions, out var taking))
        {
            asked[conditions] = taking = TakeOverAsync(conditions, cancellationToken);
        }

        try
        {
            return await taking;
        }
        catch
        {
            asked.Remove(conditions);
            throw;
        }
    }

    private async Task<bool> TakeOverAsync(Conditions conditions, CancellationToken cancellationToken)
    {
        if (await stores.Reuse.TakeOverAsync(header.Id, epoch, conditions, cancellationToken) is not { } trials)
        {
            return false;
        }

        ledger.TakeOver(trials);
        return true;
    }
}
