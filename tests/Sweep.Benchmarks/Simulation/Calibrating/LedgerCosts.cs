using Sweep.Benchmarks.Simulation.Model;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Committing;
using Sweep.Grains.Ledger;
using Sweep.Storage.Trials;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Benchmarks.Simulation.Calibrating;

/// <summary>Measures calls of the real ledger while it holds few and many leases, each of one training, in 8 workers a node.</summary>
internal sealed class LedgerCosts
{
    private const int Few = 1000;
    private const int Many = 32_000;
    private const int Calls = 1000;
    private const int Repeats = 6;
    private const int WorkersOfANode = 8;

    private static readonly IReadOnlyDictionary<FailureCause, int> NoFailures = new Dictionary<FailureCause, int>();

    private readonly TrialLedger ledger = new(1, new(new Limits()), TimeSpan.FromSeconds(12));
    private readonly WorkerIdentity[] workers;
    private readonly Grant[] grants;

    private LedgerCosts(int leases)
    {
        workers = [.. Enumerable.Range(0, leases).Select(static gpu => new WorkerIdentity { Name = $"node{gpu / WorkersOfANode}-gpu{gpu}", Incarnation = Guid.NewGuid(), Node = $"node{gpu / WorkersOfANode}" })];
        for (var training = 0; training < leases + (3 * Calls); training++)
        {
            ledger.Add(new(new(Guid.NewGuid()), 1, [new(Guid.NewGuid())], NoFailures));
        }

        grants = [.. workers.Select(worker => ledger.Lease(worker, DateTimeOffset.UnixEpoch)!)];
    }

    public static Costs Measure(Costs costs)
    {
        var (few, many) = (Fastest(Few), Fastest(Many));
        return costs with
        {
            Lease = Line.Through(Few, few.Lease, Many, many.Lease),
            Accept = Math.Max(few.Accept, many.Accept),
            Renew = Math.Max(few.Renew, many.Renew),
            Beat = Line.Through(Few, few.Beat, Many, many.Beat),
            Snapshot = Line.Through(Few, few.Snapshot, Many, many.Snapshot),
        };
    }

    /// <summary>Returns the smallest of several measurements, the first of which also warm up.</summary>
    private static (double Lease, double Accept, double Renew, double Beat, double Snapshot) Fastest(int leases)
    {
        var times = Enumerable.Range(0, Repeats).Select(_ => new LedgerCosts(leases).Times()).ToList();
        return (times.Min(static all => all.Lease), times.Min(static all => all.Accept), times.Min(static all => all.Renew), times.Min(static all => all.Beat), times.Min(static all => all.Snapshot));
    }

    private (double Lease, double Accept, double Renew, double Beat, double Snapshot) Times()
    {
        var now = DateTimeOffset.UnixEpoch;
        var renew = Timed.Mean(Calls, call => ledger.Renew(grants[call].Token, now));
        var written = new WrittenLeases(TimeSpan.FromSeconds(1));
        written.Next(ledger, now).Committed();
        var beat = Timed.Mean(20, time =>
        {
            ledger.Lose(Loss.Silence, now);
            HashSet<string> gone = [.. ledger.Leases.Select(static lease => lease.Worker.Node).Distinct().Where(static node => node.Length == 0)];
            ledger.Lose(Loss.OfNodes(gone.Contains), now);
            if (!written.IsBehind(ledger, now))
            {
                // A look at all rows, as one flush in a second takes.
                written.Next(ledger, now.AddSeconds(2 * time)).Committed();
            }

            _ = ledger.Counts.Leased + time;
        });
        var snapshot = Timed.Mean(Calls, _ => written.Next(ledger, now).Committed());
        var accept = Timed.Mean(Calls, call => ledger.Accept(grants[call].Token, grants[call].Trainings[0].Id, grants[call].Trainings[0].Trials[0], TimeSpan.FromMinutes(1)));
        var lease = Timed.Mean(Calls, call => grants[call] = ledger.Lease(workers[call], now)!);
        return (lease, accept, renew, beat, snapshot);
    }
}
