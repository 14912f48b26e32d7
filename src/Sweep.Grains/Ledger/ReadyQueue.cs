namespace Sweep.Grains.Ledger;

/// <summary>Trainings that nobody holds: those in line, and those that wait out a back-off.</summary>
internal sealed class ReadyQueue
{
    private readonly LinkedList<OpenWork> line = new();
    private readonly PriorityQueue<OpenWork, DateTimeOffset> waiting = new();

    /// <summary>Estimated operations of all that is in line.</summary>
    public double Cost { get; private set; }

    public int Count => line.Count;

    public void Append(OpenWork work)
    {
        line.AddLast(work);
        Cost += work.Cost;
    }

    /// <summary>Puts back what was taken but not worked on, before everything else and in its old order.</summary>
    public void Return(IEnumerable<OpenWork> works)
    {
        foreach (var work in works.Reverse())
        {
            line.AddFirst(work);
            Cost += work.Cost;
        }
    }

    public void AppendAt(OpenWork work, DateTimeOffset due) => waiting.Enqueue(work, due);

    /// <summary>Moves those whose back-off is over to the end of the line.</summary>
    public void Wake(DateTimeOffset now)
    {
        while (waiting.TryPeek(out var work, out var due) && due <= now)
        {
            waiting.Dequeue();
            Append(work);
        }
    }

    /// <summary>When the next back-off is over; null: none runs.</summary>
    public DateTimeOffset? NextDue => waiting.TryPeek(out _, out var due) ? due : null;

    public OpenWork? Peek() => line.First?.Value;

    public OpenWork Take()
    {
        var work = line.First!.Value;
        line.RemoveFirst();
        // Sums of floating point numbers drift; an empty line costs nothing.
        Cost = line.Count == 0 ? 0 : Math.Max(0, Cost - work.Cost);
        return work;
    }
}
