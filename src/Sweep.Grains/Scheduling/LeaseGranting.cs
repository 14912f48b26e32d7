using System.Collections.Immutable;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>Grants leases of one sweep.</summary>
/// <param name="trialTimeout">Longest time for one training with its trials.</param>
internal sealed class LeaseGranting(OwnedSweep sweep, EarlierMeasurements earlier, TrialStore trials, INodeWatch nodes, TimeSpan trialTimeout)
{
    /// <summary>Returns a lease that is written to the database, or null if there is nothing to do at the moment.</summary>
    /// <param name="isAwaited">Whether the caller still waits for the reply: a lease that it does not receive is taken back.</param>
    public async Task<Lease?> LeaseAsync(WorkerHello worker, Func<bool> isAwaited, CancellationToken cancellationToken)
    {
        if (nodes.IsAway(worker.Worker.Node))
        {
            // Its silo was declared dead and does not know it yet: the silo will end, and a lease with it.
            return null;
        }

        if (!await earlier.TakeOverAsync(worker.Provenance, cancellationToken))
        {
            sweep.Commit.Fence();
        }

        if (sweep.IsFenced || !isAwaited() || sweep.Ledger.Lease(worker.Worker, sweep.Clock.Now) is not { } grant)
        {
            return null;
        }

        var isDelivered = false;
        try
        {
            var work = await trials.ReadWorkAsync([.. grant.Trainings.Select(static training => training.Id)], cancellationToken);
            await sweep.Commit.CommitAsync();
            var lease = isAwaited() ? ToLease(grant, work) : null;
            isDelivered = lease is not null;
            return lease;
        }
        finally
        {
            if (!isDelivered)
            {
                TakeBack(grant.Token);
            }
        }
    }

    /// <summary>Frees a lease that its worker did not receive.</summary>
    public void TakeBack(long token) => sweep.Ledger.Lose(Loss.NotDelivered(token), sweep.Clock.Now);

    /// <param name="work">As read from the database, where trials whose report is not committed yet are still open.</param>
    private Lease ToLease(Grant grant, IReadOnlyList<TrainingWork> work)
    {
        var trials = work.SelectMany(static training => training.Trials).ToDictionary(static trial => trial.Id);
        var images = work.ToDictionary(static training => training.Id, static training => training.Images);
        return new()
        {
            Sweep = sweep.Header.Id,
            Token = grant.Token,
            TrialTimeout = trialTimeout,
            Expected = grant.Expected,
            Trainings = [.. grant.Trainings.Select(training => ToTraining(training, trials, images.GetValueOrDefault(training.Id)))],
        };
    }

    private static LeasedTraining ToTraining(GrantedTraining training, Dictionary<TrialId, TrialWork> trials, string? images) => new()
    {
        Id = training.Id,
        Trials = training.Trials.Where(trials.ContainsKey).Select(id => new LeasedTrial { Id = id, Point = trials[id].Point, Prediction = trials[id].Prediction }).ToImmutableArray(),
        Images = images,
    };
}

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
