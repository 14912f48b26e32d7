using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;
using Sweep.Storage.Trials;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Ledger;

/// <summary>A ledger of numbered trainings, with a clock that the test holds.</summary>
internal sealed class LedgerBench
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    public static readonly WorkerIdentity Ann = new() { Name = "ann", Incarnation = Guid.Parse("00000000-0000-0000-0000-00000000000a") };
    public static readonly WorkerIdentity Bob = new() { Name = "bob", Incarnation = Guid.Parse("00000000-0000-0000-0000-00000000000b") };

    public LedgerBench(int maxAttempts = 3, long epoch = 1) =>
        Ledger = new(epoch, new(new Limits(maxAttempts)), Duration);

    public TrialLedger Ledger { get; }

    public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

    public static TrainingId Training(int number) => new(new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));

    public static TrialId Trial(int training, int number) => new(new(training, (short)(number + 1), 0, [0, 0, 0, 0, 0, 0, 0, 0]));

    /// <summary>Adds trainings 0, 1, ... with this many trials each.</summary>
    public LedgerBench With(int trainings, int trials = 1, double cost = 1)
    {
        for (var training = 0; training < trainings; training++)
        {
            var number = training;
            Ledger.Add(new(
                Training(number), cost, [.. Enumerable.Range(0, trials).Select(trial => Trial(number, trial))], new Dictionary<FailureCause, int>()));
        }

        return this;
    }

    /// <summary>A lease that arrived: the worker said so.</summary>
    public Grant Lease(WorkerIdentity worker)
    {
        var grant = Ledger.Lease(worker, Now) ?? throw new InvalidOperationException("nothing to lease");
        Ledger.Renew(grant.Token, Now);
        return grant;
    }

    public Acceptance Report(Grant grant, int training, int trial = 0, double seconds = 1) =>
        Ledger.Accept(grant.Token, Training(training), Trial(training, trial), TimeSpan.FromSeconds(seconds));
}
