using Sweep.Benchmarks.Simulation.Engine;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;
using Sweep.Storage.Trials;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Benchmarks.Simulation.Model;

/// <summary>The owner of a sweep with the real ledger: one grain in a silo of its own, whose calls take the measured times.</summary>
internal sealed class SimulatedSweep
{
    private static readonly IReadOnlyDictionary<FailureCause, int> NoFailures = new Dictionary<FailureCause, int>();

    private readonly Agenda agenda;
    private readonly Scenario scenario;
    private readonly Costs costs;
    private readonly Station postgres;
    private readonly TrialLedger ledger;
    private int added;
    private int ready;

    public SimulatedSweep(Agenda agenda, Scenario scenario, Costs costs, Station postgres, int number)
    {
        (this.agenda, this.scenario, this.costs, this.postgres) = (agenda, scenario, costs, postgres);
        Id = new(new(number, 0, 0, [1, 0, 0, 0, 0, 0, 0, 0]));
        Cores = new(agenda, "silo", scenario.SiloCores);
        Grain = new(agenda, "sweep grain", 1);
        Connections = new(agenda, "connections", scenario.Pool);
        ledger = new(1, new(new Limits()), TimeSpan.FromSeconds(scenario.LeaseDuration));
        Commit = new(agenda, scenario, costs, this, postgres, ledger);
        agenda.Every(scenario.Heartbeat, Beat);
    }

    public SweepId Id { get; }

    /// <summary>The cores of its silo.</summary>
    public Station Cores { get; }

    public Station Grain { get; }

    /// <summary>The connections of its silo.</summary>
    public Station Connections { get; }

    public SimulatedCommit Commit { get; }

    public long Finished { get; private set; }

    public long Repeated { get; private set; }

    /// <summary>The simulated moment.</summary>
    public DateTimeOffset Now => DateTimeOffset.UnixEpoch.AddSeconds(agenda.Now);

    /// <summary>Leases at once, as at the start of the simulation.</summary>
    /// <param name="age">Seconds for which the lease was not renewed.</param>
    public Grant? Start(WorkerIdentity worker, double age) => Take(worker, [], Now.AddSeconds(-age));

    /// <summary>Teaches the ledger how long a trial takes, as results before the simulation would have.</summary>
    public void Teach(WorkerIdentity worker, double trialTime)
    {
        var grant = Start(worker, 0);
        foreach (var training in grant?.Trainings ?? [])
        {
            ledger.Accept(grant!.Token, training.Id, training.Trials[0], TimeSpan.FromSeconds(trialTime));
        }
    }

    /// <summary>Answers a dispatcher that asks for a lease for a worker.</summary>
    public void Lease(WorkerIdentity worker, IReadOnlyCollection<long> held, Action<Grant?> reply) => Receive(costs.Turn + costs.Lease.At(ledger.Leases.Count), () =>
    {
        if (Take(worker, held, Now) is not { } grant)
        {
            Cores.Serve(costs.Message, () => reply(null));
            return;
        }

        // The commit and the reading of its work go on at once.
        var missing = 2;
        Commit.Run(Ready);
        Connections.Take(() => postgres.Serve(costs.ReadWork.At(grant.Trainings.Count), () =>
        {
            Connections.Release();
            Grain.Serve(costs.Turn, Ready);
        }));

        void Ready()
        {
            if (--missing == 0)
            {
                Grain.Serve(costs.Turn, () => Cores.Serve(costs.Message, () => reply(grant)));
            }
        }
    });

    /// <summary>Takes back a lease that its worker cannot begin.</summary>
    public void TakeBack(Grant grant) => Receive(costs.Turn + costs.Lease.At(ledger.Leases.Count), () =>
    {
        ledger.Lose(Loss.NotDelivered(grant.Token), Now);
        ready += grant.Trainings.Count;
        Cores.Serve(costs.Message, static () => { });
    });

    public void Renew(long token) => Receive(costs.Turn + costs.Renew, () =>
    {
        ledger.Renew(token, Now);
        Cores.Serve(costs.Message, static () => { });
    });

    /// <param name="committed">Runs when the reply is sent.</param>
    public void Report(long token, GrantedTraining training, double took, Action committed) => Receive(costs.Turn + (costs.Accept * training.Trials.Count), () =>
    {
        foreach (var trial in training.Trials)
        {
            var isFirst = ledger.Accept(token, training.Id, trial, TimeSpan.FromSeconds(took / training.Trials.Count)) == Acceptance.Accepted;
            (Finished, Repeated) = isFirst ? (Finished + 1, Repeated) : (Finished, Repeated + 1);
            Commit.Add();
        }

        Commit.Run(() => Grain.Serve(costs.Turn, () => Cores.Serve(costs.Message, committed)));
    });

    public void Reset()
    {
        Cores.Reset();
        Grain.Reset();
        Connections.Reset();
        Commit.Reset();
    }

    private Grant? Take(WorkerIdentity worker, IReadOnlyCollection<long> held, DateTimeOffset now)
    {
        Supply();
        var grant = ledger.Lease(worker, now, held);
        ready -= grant?.Trainings.Count ?? 0;
        return grant;
    }

    private void Receive(double turn, Action handled) => Cores.Serve(costs.Message, () => Grain.Serve(turn, handled));

    private void Beat() => Grain.Serve(costs.Turn + costs.Beat.At(ledger.Leases.Count), () =>
    {
        ledger.Lose(Loss.Silence, Now);
        Connections.Take(() => postgres.Serve(costs.ReadEpoch, Connections.Release));
        Commit.Run(static () => { });
    });

    /// <summary>Keeps as many trainings in line as leases of the full size need.</summary>
    private void Supply()
    {
        var wanted = scenario.IsOutOfWork ? 0 : 1000 + (scenario.Gpus * (scenario.TrialTime < LeaseSizing.Target.TotalSeconds ? 8 : 1));
        for (; ready < wanted; ready++, added++)
        {
            ledger.Add(new(new(new(added, 0, 0, [2, 0, 0, 0, 0, 0, 0, 0])), 1, [new(new(added, 0, 0, [3, 0, 0, 0, 0, 0, 0, 0]))], NoFailures));
        }
    }
}
