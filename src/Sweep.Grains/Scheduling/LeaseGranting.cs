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
    private readonly LeasedConfigurations configurations = new(trials);

    /// <summary>Returns a lease that is written to the database, or null if there is nothing to do at the moment.</summary>
    /// <param name="isAwaited">Whether the caller still waits for the reply: a lease that it does not receive is taken back.</param>
    /// <param name="held">Tokens of the leases that the worker has at hand.</param>
    public async Task<Lease?> LeaseAsync(WorkerHello worker, IReadOnlyCollection<long> held, Func<bool> isAwaited, CancellationToken cancellationToken)
    {
        if (nodes.IsAway(worker.Worker.Node))
        {
            // Its silo was declared dead and does not know it yet: the silo will end, and a lease with it.
            return null;
        }

        if (!await earlier.TakeOverAsync(worker.Provenance, cancellationToken))
        {
            sweep.Fence();
        }

        if (sweep.IsFenced || !isAwaited() || sweep.Ledger.Lease(worker.Worker, sweep.Clock.Now, held) is not { } grant)
        {
            return null;
        }

        var isDelivered = false;
        try
        {
            var reading = ReadAsync(grant, cancellationToken);
            await Task.WhenAll(sweep.Leases.CommitAsync(), reading);
            isDelivered = isAwaited();
            return isDelivered ? await reading : null;
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

    /// <summary>Leaves out trials that ended meanwhile.</summary>
    private async Task<Lease> ReadAsync(Grant grant, CancellationToken cancellationToken)
    {
        var work = await trials.ReadWorkAsync([.. grant.Trainings.Select(static training => training.Id)], cancellationToken);
        var known = await configurations.OfAsync(work, cancellationToken);
        var open = work.ToDictionary(
            static trial => trial.Id, trial => new LeasedTrial { Id = trial.Id, Configuration = known[trial.Configuration], Seed = trial.Seed });
        return new()
        {
            Sweep = sweep.Header.Id,
            Token = grant.Token,
            TrialTimeout = trialTimeout,
            Expected = grant.Expected,
            IsAlone = grant.IsAlone,
            Trainings =
            [
                .. from training in grant.Trainings
                   let trials = training.Trials.Where(open.ContainsKey).Select(id => open[id]).ToImmutableArray()
                   where !trials.IsEmpty
                   select new LeasedTraining { Id = training.Id, Trials = trials },
            ],
        };
    }
}

/// <summary>Configurations of a sweep, as leases need them. They never change, so that they are read once.</summary>
internal sealed class LeasedConfigurations(TrialStore trials)
{
    /// <summary>Bounds the memory, as each has some kilobytes of text.</summary>
    private const int MostKept = 10_000;

    private readonly Dictionary<int, LeasedConfiguration> known = [];

    /// <summary>Returns the configurations of these trials by their keys; trials of one configuration share one object.</summary>
    public async Task<IReadOnlyDictionary<int, LeasedConfiguration>> OfAsync(IReadOnlyList<TrialWork> work, CancellationToken cancellationToken)
    {
        var keys = work.Select(static trial => trial.Configuration).ToHashSet();
        Dictionary<int, LeasedConfiguration> found = keys.Where(known.ContainsKey).ToDictionary(static key => key, key => known[key]);
        int[] missing = [.. keys.Where(key => !found.ContainsKey(key))];
        if (missing.Length == 0)
        {
            return found;
        }

        if (known.Count + missing.Length > MostKept)
        {
            known.Clear();
        }

        foreach (var configuration in await trials.ReadConfigurationsAsync(missing, cancellationToken))
        {
            found[configuration.Key] = known[configuration.Key] = new()
            {
                Point = configuration.Point, Prediction = configuration.Prediction, Images = configuration.Images,
            };
        }

        return found;
    }
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
