using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Ledger;

/// <summary>A worker that remembers every lease it ever got, and reports under any of them, again and again.</summary>
internal sealed class ModelWorker(string name, string node)
{
    private readonly Dictionary<(long Token, TrialId Trial), Guid> attempts = [];
    private readonly HashSet<(long Token, TrainingId Training)> givenUp = [];

    public WorkerIdentity Identity { get; private set; } = new() { Name = name, Incarnation = Guid.NewGuid(), Node = node };

    public List<Grant> Grants { get; } = [];

    /// <summary>Trials of all leases together.</summary>
    public int Size => Grants.Sum(static grant => grant.Trainings.Sum(static training => training.Trials.Count));

    public void Restart() => Identity = Identity with { Incarnation = Guid.NewGuid() };

    /// <summary>One of the trials that it was given, with the same attempt each time; null: it has none, or has said that it failed.</summary>
    public ModelWork? Choose(int choice)
    {
        if (Size == 0)
        {
            return null;
        }

        // Latest first: most of the time work is reported under the lease at hand.
        var (token, training, trial) = (
            from grant in Grants.AsEnumerable().Reverse()
            from part in grant.Trainings
            from id in part.Trials
            select (grant.Token, part.Id, id)).ElementAt(choice % 2 == 0 ? choice / 2 % Math.Min(Size, 9) : choice / 2 % Size);
        if (givenUp.Contains((token, training)))
        {
            return null;
        }

        attempts.TryAdd((token, trial), Guid.NewGuid());
        return new(token, training, trial, attempts[(token, trial)]);
    }

    /// <summary>A training that it fails at: it never reports a result of it under that lease.</summary>
    public ModelWork? GiveUp(int choice)
    {
        var work = Choose(choice);
        if (work is not null)
        {
            givenUp.Add((work.Token, work.Training));
        }

        return work;
    }

    public void Renew(TrialLedger ledger, int choice, DateTimeOffset now)
    {
        if (Grants.Count > 0)
        {
            ledger.Renew(Grants[^(1 + (choice % Math.Min(2, Grants.Count)))].Token, now);
        }
    }
}

/// <summary>A trial as leased and tried.</summary>
internal sealed record ModelWork(long Token, TrainingId Training, TrialId Trial, Guid Attempt);
