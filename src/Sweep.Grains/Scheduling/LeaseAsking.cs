using Sweep.Contracts.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>
/// Asks sweeps for leases without waiting long for one that does not answer. A late lease is kept for a moment, in which its
/// worker may ask again; otherwise it is given back. Runs on one grain's scheduler: no locks.
/// </summary>
internal sealed class LeaseAsking(SweepCalls sweeps, TimeProvider time)
{
    /// <summary>How long the first question waits for its answer; later ones do not wait until the sweep has answered again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a late lease is kept for its worker, which asks again at least every second.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan BetweenProbes = TimeSpan.FromSeconds(1);

    /// <summary>Sweeps that do not answer, each with the time of the last question.</summary>
    private readonly Dictionary<SweepId, long> silent = [];

    /// <summary>Questions without an answer and late answers, by worker process.</summary>
    private readonly Dictionary<Guid, Dictionary<SweepId, Question>> open = [];

    /// <summary>Whether a sweep may still answer an earlier question of this worker.</summary>
    public bool IsOpen(WorkerIdentity worker) => open.ContainsKey(worker.Incarnation);

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

    /// <summary>Returns the answer of a sweep, or null if it failed or does not come in time.</summary>
    public async Task<LeaseReply?> AskAsync(SweepId sweep, WorkerHello worker, TimeSpan patience)
    {
        if (open.GetValueOrDefault(worker.Worker.Incarnation)?.TryGetValue(sweep, out var earlier) == true)
        {
            earlier.IsWanted = true;
            return null;
        }

        var isSilent = silent.TryGetValue(sweep, out var asked);
        if (isSilent && time.GetElapsedTime(asked) < BetweenProbes)
        {
            return null;
        }

        var question = new Question(sweep, worker.Worker.Incarnation);
        Add(question);
        var answer = AnswerAsync(question, worker);
        if (!isSilent)
        {
            await ((Task)answer).WaitAsync(patience, time)
                .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }

        if (answer.IsCompleted)
        {
            Remove(question);
            return await answer;
        }

        silent[sweep] = time.GetTimestamp();
        _ = KeepAsync(question, answer);
        return null;
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

    private async Task<LeaseReply?> AnswerAsync(Question question, WorkerHello worker)
    {
        var reply = await sweeps.TryAsync(question.Sweep, grain => grain.LeaseAsync(worker));
        if (reply is not null)
        {
            silent.Remove(question.Sweep);
        }

        return reply;
    }

    private async Task KeepAsync(Question question, Task<LeaseReply?> answer)
    {
        question.Late = (await answer)?.Lease;
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
    private sealed class Question(SweepId sweep, Guid worker)
    {
        public SweepId Sweep => sweep;

        public Guid Worker => worker;

        /// <summary>Whether the worker would take a lease that comes late.</summary>
        public bool IsWanted { get; set; } = true;

        /// <summary>The lease that came late; null: none yet.</summary>
        public Lease? Late { get; set; }
    }
}
