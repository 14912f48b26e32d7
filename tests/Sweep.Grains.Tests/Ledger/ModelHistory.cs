using Sweep.Grains.Ledger;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Ledger;

/// <summary>One history of a sweep: workers, owners that follow each other or overlap, and a database that fails at times.</summary>
internal sealed class ModelHistory
{
    private const int Trainings = 5;
    private const int Trials = 3;
    private const int OwnersAtOnce = 2;

    private readonly ModelDatabase database = new(Trainings, Trials);
    private readonly RetryPolicy retries = new(new Limits(MaxAttempts: 3));
    private readonly List<(ModelOwner Owner, ModelOracle Oracle)> owners = [];
    private readonly List<ModelWorker> workers = [new("ann", "here"), new("bob", "there"), new("cid", "there")];
    private readonly Dictionary<TrialId, Guid> committed = [];
    private readonly HashSet<long> tokens = [];

    private DateTimeOffset now = DateTimeOffset.UnixEpoch;

    public ModelHistory() => Open();

    public void Play((int What, int Choice)[] steps)
    {
        foreach (var (what, choice) in steps)
        {
            Step(what, choice);
            Check();
        }

        Drain();
    }

    private void Step(int what, int choice)
    {
        var owner = owners[choice % 5 == 0 ? 0 : ^1];
        var worker = workers[choice / 5 % workers.Count];
        switch (what)
        {
            case < 4:
                Lease(owner, worker, choice / 90, OutcomeOf(choice / 15));
                break;
            case < 9:
                Report(owner, worker, choice / 15);
                break;
            case 9:
                Fail(owner, worker, choice / 15);
                break;
            case 10:
                now += TimeSpan.FromSeconds(choice / 15 % 20);
                Lose(owner, owner.Owner.Ledger.Lose(Loss.Silence, now));
                break;
            case 11:
                owner.Owner.Ledger.Lose(Loss.GivenBack(worker.Identity), now);
                Lose(owner, []);
                break;
            case 12:
                worker.Restart();
                Lose(owner, owner.Owner.Ledger.Lose(Loss.Superseded(worker.Identity), now));
                break;
            case 13:
                Lose(owner, owner.Owner.Ledger.Lose(Loss.OfNodes(node => node == worker.Identity.Node), now));
                break;
            case 14:
                worker.Renew(owner.Owner.Ledger, choice / 15, now);
                break;
            case < 17:
                owner.Owner.Flush(OutcomeOf(choice / 15));
                break;
            case 17:
                owner.Owner.WriteLeases(now, OutcomeOf(choice / 15));
                break;
            case 18:
                Open();
                break;
            case 19:
                Intervene(choice / 15 % 6);
                break;
            case 20:
                owner.Owner.Ledger.Renew(lease => choice % 2 == 0 || lease.Worker.Node == worker.Identity.Node, now);
                break;
            case 21:
                TakeOver(owner, choice / 15);
                break;
        }
    }

    /// <summary>In numbers of its own, for a model that asks the policy could not tell that it is wrong.</summary>
    private static int Budget(FailureCause cause) => cause switch
    {
        FailureCause.UserError => 1,
        FailureCause.OutOfMemory or FailureCause.Timeout => 2,
        FailureCause.Unreachable => 30,
        _ => 3,
    };

    private static Outcome OutcomeOf(int choice) => (choice % 6) switch
    {
        0 => Outcome.Refused,
        1 => Outcome.Unanswered,
        _ => Outcome.Done,
    };

    private void Open()
    {
        var owner = ModelOwner.Open(database, retries, now);
        owners.Add((owner, new(database.ReadOpen(), database.GivenUp, database.Running)));
        owners.RemoveRange(0, Math.Max(0, owners.Count - OwnersAtOnce));
    }

    /// <summary>What people do from outside: it raises the epoch, so that the owner is one no longer.</summary>
    private void Intervene(int how)
    {
        switch (how)
        {
            case 0:
                database.Cancel();
                break;
            case 1:
                database.SetState(SweepState.Paused);
                break;
            case 2 or 3:
                database.Retry();
                break;
            default:
                database.SetState(SweepState.Running);
                break;
        }
    }

    /// <param name="held">Of the latest leases that the worker ever got it says that it holds them, as many as this modulo three.</param>
    private void Lease((ModelOwner Owner, ModelOracle Oracle) to, ModelWorker worker, int held, Outcome outcome)
    {
        var grant = to.Owner.Lease(worker.Identity, now, [.. worker.Grants.TakeLast(held % 3).Select(static grant => grant.Token)], outcome);
        Lose(to, []);
        if (grant is null)
        {
            return;
        }

        Assert.True(tokens.Add(grant.Token), "a token was used twice");
        Assert.All(grant.Trainings.SelectMany(static training => training.Trials), trial => Assert.False(committed.ContainsKey(trial), "a measured trial was given out"));
        to.Oracle.Give(grant);
        worker.Grants.Add(grant);
    }

    private void Report((ModelOwner Owner, ModelOracle Oracle) to, ModelWorker worker, int choice)
    {
        if (worker.Choose(choice) is not { } work)
        {
            return;
        }

        var mayFinish = to.Oracle.MayFinish(work.Trial);
        var acceptance = to.Owner.Report(work.Token, work.Training, work.Trial, work.Attempt, acceptance => Acknowledge(work, acceptance));
        Assert.Equal(mayFinish, acceptance == Acceptance.Accepted);
        if (mayFinish)
        {
            to.Oracle.Finish(work.Trial);
            Lose(to, []);
        }
    }

    /// <summary>From here on the worker forgets the result: it must be in the database, or be worth nothing.</summary>
    private void Acknowledge(ModelWork work, Acceptance acceptance)
    {
        var isAccepted = database.Accepted(work.Trial) == work.Attempt;
        var isLate = database.Late.Contains((work.Trial, work.Attempt));
        Assert.True(
            acceptance switch
            {
                // Measured in another sweep between the report and its commit.
                Acceptance.Accepted => isAccepted || (database.TakenOver.Contains(work.Trial) && isLate),
                Acceptance.Late => isAccepted || isLate,
                Acceptance.Duplicate => isAccepted || !database.In(TrialState.Pending).Contains(work.Trial),
                _ => true,
            },
            $"a report that was acknowledged as {acceptance} is not in the database");
    }

    private void Fail((ModelOwner Owner, ModelOracle Oracle) to, ModelWorker worker, int choice)
    {
        if (worker.GiveUp(choice) is { } work && to.Owner.Ledger.Fail(work.Token, work.Training, (FailureCause)(choice % 4), now) is { } attempt)
        {
            Lose(to, [attempt]);
        }
    }

    /// <summary>Now and then one trial was measured in another sweep.</summary>
    private static void TakeOver((ModelOwner Owner, ModelOracle Oracle) by, int choice)
    {
        var measured = LedgerBench.Trial(choice % Trainings, choice / Trainings % Trials);
        foreach (var trial in by.Owner.TakeOver(trial => trial == measured))
        {
            by.Oracle.TakeOver(trial);
        }

        Lose(by, []);
    }

    private static void Lose((ModelOwner Owner, ModelOracle Oracle) by, IReadOnlyList<FailedAttempt> attempts)
    {
        by.Owner.Record(attempts);
        foreach (var attempt in attempts)
        {
            by.Oracle.Lose(attempt);
        }

        by.Oracle.Forget(token => by.Owner.Ledger.Leases.All(lease => lease.Token != token));
    }

    private void Check()
    {
        foreach (var (owner, oracle) in owners)
        {
            oracle.Compare(owner.Ledger);
        }

        foreach (var trial in database.In(TrialState.Succeeded))
        {
            Assert.Equal(committed.TryGetValue(trial, out var first) ? first : database.Accepted(trial), database.Accepted(trial));
            committed[trial] = database.Accepted(trial)!.Value;
        }

        Assert.Equal(committed.Count, database.In(TrialState.Succeeded).Count());
        Assert.All(database.In(TrialState.Pending), trial => Assert.All(database.Failures(trial), failures => Assert.True(failures.Value < Budget(failures.Key))));
        Assert.All(database.In(TrialState.Failed), trial => Assert.Contains(database.Failures(trial), failures => failures.Value == Budget(failures.Key)));
        Assert.All(committed.Keys.Concat(database.In(TrialState.Failed)), trial => Assert.All(database.Failures(trial), failures => Assert.True(failures.Value <= Budget(failures.Key))));
    }

    /// <summary>From any history an honest worker reaches the end.</summary>
    private void Drain()
    {
        database.Retry();
        Open();
        var (last, worker) = (owners[^1], workers[0]);
        for (var round = 0; database.In(TrialState.Pending).Any(); round++)
        {
            Assert.True(round < 1000, "work was lost: the sweep never ends");
            now += TimeSpan.FromSeconds(20);
            Lose(last, last.Owner.Ledger.Lose(Loss.Silence, now));
            worker.Grants.Clear();
            Lease(last, worker, 0, Outcome.Done);
            for (var choice = 0; worker.Grants.Count > 0 && choice < worker.Size; choice++)
            {
                Report(last, worker, choice);
            }

            last.Owner.Flush(Outcome.Done);
            Check();
        }

        Assert.Equal(Trainings * Trials, committed.Count + database.In(TrialState.Failed).Count());
    }
}
