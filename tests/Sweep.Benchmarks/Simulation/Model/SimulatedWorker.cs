using Sweep.Benchmarks.Simulation.Engine;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;

namespace Sweep.Benchmarks.Simulation.Model;

/// <summary>
/// A worker process: computes the trainings of a lease in order, renews it until its reports are committed, and asks for the next lease a moment
/// before the expected end of the one at hand.
/// </summary>
internal sealed class SimulatedWorker(
    Agenda agenda, Scenario scenario, Costs costs, SimulatedDispatcher dispatcher, Chance chance, Level computing, Sample waits, WorkerIdentity identity)
{
    private readonly List<Held> line = [];
    private Held? current;
    private Held? next;
    private bool isAsking;

    private double OneWay => (costs.Delay + scenario.Network) / 2;

    /// <summary>Asks for a lease until there is one, unless that goes on already.</summary>
    public void WantNext()
    {
        if (!isAsking && next is null)
        {
            isAsking = true;
            Ask();
        }
    }

    /// <summary>Begins in the middle of a lease, as at the start of the simulation.</summary>
    /// <param name="sinceRenewal">Share of the time between two renewals that is over.</param>
    /// <param name="left">Share of its first trial that is left.</param>
    public void Begin(SimulatedSweep sweep, Grant grant, double sinceRenewal, double left) => Begin(Add(sweep, grant, sinceRenewal), left);

    private Held Add(SimulatedSweep sweep, Grant grant, double sinceRenewal)
    {
        var held = new Held(sweep, grant);
        line.Add(held);
        Renew(held, (1 - sinceRenewal) % 1 * scenario.RenewEvery);
        return held;
    }

    private void Ask()
    {
        var asked = agenda.Now;
        agenda.After(OneWay, () => dispatcher.Lease(identity, [.. line.Select(static held => (held.Sweep, held.Grant.Token))], (reply, pause) => agenda.After(OneWay, () =>
        {
            waits.Add(agenda.Now - asked);
            if (reply is var (sweep, grant))
            {
                isAsking = false;
                Receive(Add(sweep, grant, sinceRenewal: 0));
            }
            else
            {
                agenda.After(pause, Ask);
            }
        })));
    }

    /// <summary>Begins a lease now, or when the one before is computed; if that takes long, gives it back.</summary>
    private void Receive(Held held)
    {
        if (current is null)
        {
            Begin(held, 1);
            return;
        }

        next = held;
        agenda.After(scenario.Kept, () =>
        {
            if (next == held)
            {
                next = null;
                line.Remove(held);
                agenda.After(OneWay, () => held.Sweep.TakeBack(held.Grant));
            }
        });
    }

    private void Begin(Held held, double left)
    {
        current = held;
        computing.Add(1);
        agenda.After(Math.Max(0, (held.Grant.Expected.TotalSeconds * left) - scenario.Ahead), () =>
        {
            if (current == held)
            {
                WantNext();
            }
        });
        Compute(held, 0, left);
    }

    private void Compute(Held held, int index, double left)
    {
        var training = held.Grant.Trainings[index];
        var took = chance.Lognormal(scenario.TrialTime, scenario.Spread) * training.Trials.Count;
        agenda.After(took * left, () =>
        {
            held.Undelivered++;
            held.IsComputed = index == held.Grant.Trainings.Count - 1;
            agenda.After(OneWay, () => held.Sweep.Report(held.Grant.Token, training, took, () => agenda.After(OneWay, () => Delivered(held))));
            if (held.IsComputed)
            {
                End();
            }
            else
            {
                Compute(held, index + 1, 1);
            }
        });
    }

    /// <summary>Goes on with the next lease after the computing of one.</summary>
    private void End()
    {
        computing.Add(-1);
        current = null;
        if (next is { } waiting)
        {
            next = null;
            Begin(waiting, 1);
        }
        else
        {
            WantNext();
        }
    }

    private void Delivered(Held held)
    {
        held.Undelivered--;
        if (held.IsComputed && held.Undelivered == 0)
        {
            line.Remove(held);
        }
    }

    private void Renew(Held held, double delay) => agenda.After(delay, () =>
    {
        if (line.Contains(held))
        {
            agenda.After(OneWay, () => held.Sweep.Renew(held.Grant.Token));
            Renew(held, scenario.RenewEvery);
        }
    });

    /// <summary>A lease at hand.</summary>
    private sealed class Held(SimulatedSweep sweep, Grant grant)
    {
        public SimulatedSweep Sweep => sweep;

        public Grant Grant => grant;

        /// <summary>Reports whose commit was not replied yet.</summary>
        public int Undelivered { get; set; }

        public bool IsComputed { get; set; }
    }
}
