using Sweep.Benchmarks.Simulation.Engine;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;

namespace Sweep.Benchmarks.Simulation.Model;

/// <summary>A worker process: asks for a lease, computes its trainings in order, renews and reports, and asks again once all is committed.</summary>
internal sealed class SimulatedWorker(
    Agenda agenda, Scenario scenario, Costs costs, SimulatedDispatcher dispatcher, Chance chance, Level computing, Sample waits, WorkerIdentity identity)
{
    /// <summary>Pause of a worker without a lease, as the sweep's grain asks for it.</summary>
    private const double AskAgainAfter = 0.2;

    private int lease;
    private int undelivered;
    private bool isComputed;

    private double OneWay => (costs.Delay + scenario.Network) / 2;

    public void Ask()
    {
        var asked = agenda.Now;
        agenda.After(OneWay, () => dispatcher.Lease(identity, reply => agenda.After(OneWay, () =>
        {
            waits.Add(agenda.Now - asked);
            if (reply is var (sweep, grant))
            {
                Begin(sweep, grant, sinceRenewal: 0, left: 1);
            }
            else
            {
                agenda.After(AskAgainAfter, Ask);
            }
        })));
    }

    /// <summary>Works on a lease.</summary>
    /// <param name="sinceRenewal">Share of the time between two renewals that is over.</param>
    /// <param name="left">Share of its first trial that is left.</param>
    public void Begin(SimulatedSweep sweep, Grant grant, double sinceRenewal, double left)
    {
        (lease, isComputed) = (lease + 1, false);
        computing.Add(1);
        Renew(sweep, grant.Token, lease, (1 - sinceRenewal) % 1 * scenario.RenewEvery);
        Compute(sweep, grant, 0, left);
    }

    private void Compute(SimulatedSweep sweep, Grant grant, int index, double left)
    {
        var training = grant.Trainings[index];
        var took = chance.Lognormal(scenario.TrialTime, scenario.Spread) * training.Trials.Count;
        agenda.After(took * left, () =>
        {
            undelivered++;
            isComputed = index == grant.Trainings.Count - 1;
            var gathering = isComputed ? 0 : scenario.Gathering;
            agenda.After(OneWay + gathering, () => sweep.Report(grant.Token, training, took, () => agenda.After(OneWay, Delivered)));
            if (isComputed)
            {
                computing.Add(-1);
            }
            else
            {
                Compute(sweep, grant, index + 1, 1);
            }
        });
    }

    private void Delivered()
    {
        undelivered--;
        if (isComputed && undelivered == 0)
        {
            // The lease has ended, and no renewal of it follows.
            lease++;
            Ask();
        }
    }

    private void Renew(SimulatedSweep sweep, long token, int of, double delay) => agenda.After(delay, () =>
    {
        if (of == lease)
        {
            agenda.After(OneWay, () => sweep.Renew(token));
            Renew(sweep, token, of, scenario.RenewEvery);
        }
    });
}
