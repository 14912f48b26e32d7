using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Ledger;

/// <summary>Trainings without a lease: those in line, and those in a back-off.</summary>
internal sealed class ReadyQueue
{
    private readonly LinkedList<OpenWork> line = new();
    private readonly Dictionary<OpenWork, LinkedListNode<OpenWork>> places = [];
    private readonly PriorityQueue<OpenWork, DateTimeOffset> waiting = new();
    private readonly HashSet<OpenWork> urgent = [];

    /// <summary>Estimated operations of all trainings in line.</summary>
    public double Cost { get; private set; }

    public int Count => line.Count;

    public void Append(OpenWork work)
    {
        places.Add(work, line.AddLast(work));
        Cost += work.Cost;
    }

    /// <summary>Puts trainings back at the head of the line, in their given order.</summary>
    public void Return(IEnumerable<OpenWork> works)
    {
        foreach (var work in works.Reverse())
        {
            places.Add(work, line.AddFirst(work));
            Cost += work.Cost;
        }
    }

    /// <summary>Puts a training in line when its back-off is over.</summary>
    /// <param name="first">Whether it goes to the head of the line instead of its end.</param>
    public void AppendAt(OpenWork work, DateTimeOffset due, bool first)
    {
        waiting.Enqueue(work, due);
        if (first)
        {
            urgent.Add(work);
        }
    }

    /// <summary>Moves trainings whose back-off is over into the line.</summary>
    public void Wake(DateTimeOffset now)
    {
        while (waiting.TryPeek(out var work, out var due) && due <= now)
        {
            waiting.Dequeue();
            if (urgent.Remove(work))
            {
                Return([work]);
            }
            else
            {
                Append(work);
            }
        }
    }

    /// <summary>When the next back-off is over; null: none runs.</summary>
    public DateTimeOffset? NextDue => waiting.TryPeek(out _, out var due) ? due : null;

    public OpenWork? Peek() => line.First?.Value;

    public OpenWork Take()
    {
        var work = line.First!.Value;
        Remove(work);
        return work;
    }

    /// <summary>Removes a training from the line or from its back-off; false: it is in neither.</summary>
    public bool Remove(OpenWork work)
    {
        if (!places.Remove(work, out var place))
        {
            urgent.Remove(work);
            return waiting.Remove(work, out _, out _);
        }

        line.Remove(place);
        Pay(work.Cost);
        return true;
    }

    /// <summary>Lowers the cost of a training in line.</summary>
    public void Reprice(OpenWork work, double less)
    {
        if (places.ContainsKey(work))
        {
            Pay(less);
        }
    }

    // Sums of floating point numbers drift; an empty line costs nothing.
    private void Pay(double cost) => Cost = line.Count == 0 ? 0 : Math.Max(0, Cost - cost);
}

/// <summary>A training that still has unfinished trials.</summary>
internal sealed class OpenWork(OpenTraining training)
{
    private readonly List<TrialId> open = [.. training.Trials];
    private readonly Dictionary<FailureCause, int> failures = new(training.Failures);

    public TrainingId Id { get; } = training.Id;

    /// <summary>Estimated operations of one trial with its share of the training.</summary>
    public double CostPerTrial { get; } = training.Cost / Math.Max(1, training.Trials.Count);

    public IReadOnlyList<TrialId> Open => open;

    public double Cost => CostPerTrial * open.Count;

    /// <summary>True after a failure other than a cancellation. Such a training is leased alone, so that it takes no other training with it.</summary>
    public bool IsSuspect => failures.Any(static count => count.Key != FailureCause.Cancelled && count.Value > 0);

    /// <summary>The lease that holds it; null: free.</summary>
    public HeldLease? Holder { get; set; }

    public bool Finish(TrialId trial) => open.Remove(trial);

    /// <summary>Counts a failure and returns the number of failures by this cause.</summary>
    public int CountFailure(FailureCause cause) => failures[cause] = failures.GetValueOrDefault(cause) + 1;
}
