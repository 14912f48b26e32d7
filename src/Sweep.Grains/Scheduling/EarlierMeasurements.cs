using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>Takes over the measurements of earlier sweeps, once for each kind of worker.</summary>
internal sealed class EarlierMeasurements(MeasurementReuse reuse, SweepHeader header, long epoch, TrialLedger ledger)
{
    private readonly Dictionary<Conditions, Task<bool>> asked = [];

    /// <summary>Takes over all measurements under this worker's conditions; false: the sweep has a younger owner.</summary>
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
        if (await reuse.TakeOverAsync(header.Id, epoch, conditions, cancellationToken) is not { } trials)
        {
            return false;
        }

        ledger.Finish(trials);
        return true;
    }
}
