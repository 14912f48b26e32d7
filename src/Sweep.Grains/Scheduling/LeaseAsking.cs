using System.Runtime.CompilerServices;
using Sweep.Contracts.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>
/// Asks sweeps for leases without waiting long for one that does not answer. A late lease is kept for a moment, in which its
/// worker may ask again; otherwise it is given back. Runs on one grain's scheduler: no locks.
/// </summary>
internal sealed class LeaseAsking(SweepCalls sweeps, TimeProvider time)
{
    /// <summary>How long a question waits for its answer; later ones do not wait until the sweep has answered again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest time for all sweeps together: a worker waits a few seconds for its reply.</summary>
    public static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a sweep is the only one to be asked; then the next one is asked as well.</summary>
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a sweep that had no work is not asked again, whichever worker wants some.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a late lease is kept for its worker, which asks again before that.</summary>
    private static readonly TimeSpan Kept = AskingPace.Longest + TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BetweenProbes = TimeSpan.FromSeconds(1);

    /// <summary>Sweeps that do not answer, each with the time of the last question.</summary>
    private readonly Dictionary<SweepId, long> silent = [];

    /// <summary>Sweeps that had no work, each with the time of the answer.</summary>
    private readonly Dictionary<SweepId, long> idle = [];

    /// <summary>Questions without an answer and late answers, by worker process.</summary>
    private readonly Dictionary<Guid, Dictionary<SweepId, Question>> open = [];

    /// <summary>Returns a lease that an earlier question of this worker brought late, or null.</summary>
    public Lease? TakeLate(WorkerIdentity worker)
    {
        var late = open.GetValueOrDefault(worker.Incarnation)?.Values.FirstOrDefault(static question => question.Late is not null);
        if (late is not null)
        {
            Remove(late);
        }

        return late?.Late;
    }

    /// <summary>
    /// Asks the sweeps in this order, each a moment after the one before, and returns the answers as they come. A sweep whose question failed or is
    /// too slow has none. The caller that takes a lease calls <see cref="Settle"/>.
    /// </summary>
    public async IAsyncEnumerable<(SweepId Sweep, LeaseReply Reply)> AskAsync(
        IReadOnlyList<SweepId> order, WorkerHello worker, IReadOnlyList<LeaseKey>? held, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var start = time.GetTimestamp();
        List<Question> waiting = [];
        try
        {
            for (var next = 0; next < order.Count || waiting.Count > 0;)
            {
                if (next < order.Count && Begin(order[next++], worker, held) is { } begun)
                {
                    waiting.Add(begun);
                }

                var patience = Left(start, waiting);
                if (patience <= TimeSpan.Zero)
                {
                    break;
                }

                if (waiting.Count > 0)
                {
                    await ((Task)Task.WhenAny(waiting.Select(static question => question.Answer))).WaitAsync(next < order.Count && HeadStart < patience ? HeadStart : patience, time, cancellationToken)
                        .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
                }

                foreach (var question in waiting.Where(static question => question.Answer.IsCompleted).ToArray())
                {
                    waiting.Remove(question);
                    Remove(question);
                    if (await question.Answer is { } reply)
                    {
                        yield return (question.Sweep, reply);
                    }
                }
            }
        }
        finally
        {
            foreach (var question in waiting)
            {
                if (time.GetElapsedTime(question.Asked) >= Patience)
                {
                    silent[question.Sweep] = time.GetTimestamp();
                }

                _ = KeepAsync(question);
            }
        }
    }

    /// <summary>Gives back every lease that this worker has not taken yet, also those that are still to come: it has other work, or leaves.</summary>
    public void Settle(WorkerIdentity worker)
    {
        foreach (var question in open.GetValueOrDefault(worker.Incarnation)?.Values.ToArray() ?? [])
        {
            question.IsWanted = false;
            GiveBackUnlessWanted(question);
        }
    }

    public Task GiveBackAsync(Lease lease) => sweeps.TryAsync(lease.Sweep, grain => grain.GiveBackAsync(lease.Token));

    /// <summary>How long a round goes on: until the last question was patient enough.</summary>
    private TimeSpan Left(long start, List<Question> waiting)
    {
        var round = LongestRound - time.GetElapsedTime(start);
        var patience = waiting.Count == 0 ? round : Patience - waiting.Min(question => time.GetElapsedTime(question.Asked));
        return patience < round ? patience : round;
    }

    /// <summary>Returns the question if its answer is worth waiting for, or null.</summary>
    private Question? Begin(SweepId sweep, WorkerHello worker, IReadOnlyList<LeaseKey>? held)
    {
        if (open.GetValueOrDefault(worker.Worker.Incarnation)?.TryGetValue(sweep, out var earlier) == true)
        {
            earlier.IsWanted = true;
            return null;
        }

        var isSilent = silent.TryGetValue(sweep, out var asked);
        if ((isSilent && time.GetElapsedTime(asked) < BetweenProbes) || (idle.TryGetValue(sweep, out var answered) && time.GetElapsedTime(answered) < Rest))
        {
            return null;
        }

        var question = new Question(sweep, worker.Worker.Incarnation, time.GetTimestamp());
        Add(question);
        question.Answer = AnswerAsync(question, worker, held);
        if (!isSilent || question.Answer.IsCompleted)
        {
            return question;
        }

        silent[sweep] = time.GetTimestamp();
        _ = KeepAsync(question);
        return null;
    }

    private async Task<LeaseReply?> AnswerAsync(Question question, WorkerHello worker, IReadOnlyList<LeaseKey>? held)
    {
        var reply = await sweeps.TryAsync(question.Sweep, grain => grain.LeaseAsync(worker, held));
        idle.Remove(question.Sweep);
        if (reply is not null)
        {
            silent.Remove(question.Sweep);
        }

        if (reply is { Lease: null, Finished: false })
        {
            idle[question.Sweep] = time.GetTimestamp();
        }

        return reply;
    }

    private async Task KeepAsync(Question question)
    {
        question.Late = (await question.Answer)?.Lease;
        if (question.Late is null)
        {
            Remove(question);
            return;
        }

        if (question.IsWanted)
        {
            await Task.Delay(Kept, time);
        }

        question.IsWanted = false;
        GiveBackUnlessWanted(question);
    }

    private void GiveBackUnlessWanted(Question question)
    {
        if (question is { IsWanted: false, Late: { } lease } && Remove(question))
        {
            GiveBackAsync(lease).Ignore();
        }
    }

    private void Add(Question question)
    {
        if (!open.TryGetValue(question.Worker, out var questions))
        {
            open[question.Worker] = questions = [];
        }

        questions.Add(question.Sweep, question);
    }

    /// <summary>False: it was removed before.</summary>
    private bool Remove(Question question)
    {
        if (!open.TryGetValue(question.Worker, out var questions) || questions.GetValueOrDefault(question.Sweep) != question)
        {
            return false;
        }

        questions.Remove(question.Sweep);
        if (questions.Count == 0)
        {
            open.Remove(question.Worker);
        }

        return true;
    }

    /// <summary>A question of one worker process to one sweep.</summary>
    private sealed class Question(SweepId sweep, Guid worker, long asked)
    {
        public SweepId Sweep => sweep;

        public Guid Worker => worker;

        public long Asked => asked;

        public Task<LeaseReply?> Answer { get; set; } = Task.FromResult<LeaseReply?>(null);

        /// <summary>Whether the worker would take a lease that comes late.</summary>
        public bool IsWanted { get; set; } = true;

        /// <summary>The lease that came late; null: none yet.</summary>
        public Lease? Late { get; set; }
    }
}
