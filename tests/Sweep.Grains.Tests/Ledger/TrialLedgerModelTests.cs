using CsCheck;
using Sweep.Contracts.Workers;
using Sweep.Grains.Ledger;
using Sweep.Theory.Trials;
using static Sweep.Grains.Tests.Ledger.LedgerBench;

namespace Sweep.Grains.Tests.Ledger;

/// <summary>Random histories held against a simple oracle that remembers, for every trial, who may finish it.</summary>
public sealed class TrialLedgerModelTests
{
    private const int Trainings = 5;
    private const int Trials = 3;

    private static readonly WorkerIdentity[] Workers = [Ann, Bob];

    [Fact]
    public void No_history_finishes_a_trial_twice_or_loses_one() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1000]).Array[1, 150].Sample(static steps => new History().Play(steps), iter: 2000);

    private sealed class History
    {
        private readonly LedgerBench bench = new LedgerBench(maxAttempts: 3).With(Trainings, Trials);
        private readonly HashSet<TrialId> finished = [];
        private readonly HashSet<TrialId> givenUp = [];
        private readonly Dictionary<TrialId, long> holder = [];
        private readonly List<(Grant Grant, WorkerIdentity Worker)> grants = [];

        public void Play((int What, int Choice)[] steps)
        {
            foreach (var (what, choice) in steps)
            {
                Step(what, choice);
                var counts = bench.Ledger.Counts;
                Assert.Equal(finished.Count, counts.Succeeded);
                Assert.Equal(givenUp.Count, counts.Failed);
                Assert.Equal((Trainings * Trials) - finished.Count - givenUp.Count, counts.Open);
                Assert.Equal(holder.Count, counts.Leased);
            }

            Drain();
            Assert.Equal(Trainings * Trials, finished.Count + givenUp.Count);
        }

        private void Step(int what, int choice)
        {
            switch (what)
            {
                case 0 or 1:
                    Take(Workers[choice % 2]);
                    break;
                case 2 or 3 when grants.Count > 0:
                    Report(choice);
                    break;
                case 4 when grants.Count > 0:
                    var (grant, _) = grants[choice % grants.Count];
                    var cause = (FailureCause)(choice % 4);
                    GiveUp(bench.Ledger.Fail(grant.Token, grant.Trainings[choice % grant.Trainings.Count].Id, cause, bench.Now));
                    break;
                case 5:
                    bench.Now += TimeSpan.FromSeconds(choice % 40);
                    foreach (var lost in bench.Ledger.Expire(bench.Now))
                    {
                        GiveUp(lost);
                    }

                    Forget(token => !bench.Ledger.Leases.Any(lease => lease.Token == token));
                    break;
                case 6:
                    bench.Ledger.Release(Workers[choice % 2]);
                    Forget(token => grants.Any(held => held.Grant.Token == token && held.Worker == Workers[choice % 2]));
                    break;
            }
        }

        private void Take(WorkerIdentity worker)
        {
            // Asking says that one has nothing.
            Forget(token => grants.Any(held => held.Grant.Token == token && held.Worker == worker));
            if (bench.Ledger.Lease(worker, bench.Now) is not { } grant)
            {
                return;
            }

            grants.Add((grant, worker));
            if (grant.Token % 3 != 0)
            {
                bench.Ledger.Renew(grant.Token, bench.Now);
            }

            foreach (var trial in grant.Trainings.SelectMany(static training => training.Trials))
            {
                Assert.DoesNotContain(trial, finished);
                Assert.DoesNotContain(trial, givenUp);
                Assert.True(holder.TryAdd(trial, grant.Token), "a trial was given to two workers at once");
            }
        }

        private void Report(int choice)
        {
            var (grant, _) = grants[choice % grants.Count];
            var training = grant.Trainings[choice / 7 % grant.Trainings.Count];
            var trial = training.Trials[choice / 49 % training.Trials.Count];
            var acceptance = bench.Ledger.Accept(grant.Token, training.Id, trial, TimeSpan.FromSeconds(1));
            Assert.Equal(holder.TryGetValue(trial, out var token) && token == grant.Token, acceptance == Acceptance.Accepted);
            if (acceptance == Acceptance.Accepted)
            {
                Assert.True(finished.Add(trial), "a trial was finished twice");
                holder.Remove(trial);
            }
        }

        private void GiveUp(FailedAttempt? attempt)
        {
            foreach (var trial in attempt?.Trials ?? [])
            {
                holder.Remove(trial);
                if (attempt!.ForGood)
                {
                    Assert.True(givenUp.Add(trial), "a trial was given up twice");
                }
            }
        }

        private void Forget(Func<long, bool> isOver)
        {
            foreach (var (trial, _) in holder.Where(held => isOver(held.Value)).ToArray())
            {
                holder.Remove(trial);
            }
        }

        /// <summary>From any history an honest worker reaches the end.</summary>
        private void Drain()
        {
            for (var round = 0; !bench.Ledger.IsDrained; round++)
            {
                Assert.True(round < 1000, "work was lost: the ledger never drains");
                Step(5, 39);
                var before = grants.Count;
                Take(Ann);
                foreach (var (grant, _) in grants.Skip(before))
                {
                    foreach (var training in grant.Trainings)
                    {
                        foreach (var trial in training.Trials)
                        {
                            Assert.Equal(Acceptance.Accepted, bench.Ledger.Accept(grant.Token, training.Id, trial, TimeSpan.FromSeconds(1)));
                            finished.Add(trial);
                            holder.Remove(trial);
                        }
                    }
                }
            }
        }
    }
}
