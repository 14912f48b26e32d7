using Sweep.Cli.Costs;
using Sweep.Contracts.Scheduling;

namespace Sweep.Cli.Sweeps;

/// <summary>Equal trainings that are left.</summary>
/// <param name="Training">Time of making and training one network, in seconds; 0 if this was done.</param>
/// <param name="Measuring">Time of measuring all trials that are left of one training, in seconds.</param>
/// <param name="Trials">Trials that are left of one training, at least 1.</param>
/// <param name="Count">Number of these trainings.</param>
/// <param name="Spread">Likely relative error of these times.</param>
/// <param name="Text">The training as text without its seed; null: not known.</param>
internal sealed record TrainingGroup(double Training, double Measuring, long Trials, long Count, double Spread, string? Text = null)
{
    public double Seconds => Training + Measuring;

    /// <summary>Returns the seconds that are left of one of these trainings, which a worker has in hand.</summary>
    /// <param name="running">How far it is. The more of its steps are done, the more their own time counts.</param>
    public double LeftOf(RunningTraining running)
    {
        var told = running.AtWork;
        var left = told.Steps - told.Step;
        if (left == 0)
        {
            // The trial in hand; the others are still to come.
            return Measuring - Math.Min(Measuring / Trials, (told.MeasuringTime + running.Age).TotalSeconds);
        }

        // One step is half done.
        var counted = told.Step - told.FirstStep;
        var own = told.TrainingTime.TotalSeconds / (counted + 0.5);
        var share = counted == 0 ? 0 : Training > 0 ? told.Step / (double)told.Steps : 1;
        var step = ((1 - share) * Training / told.Steps) + (share * own);
        return Math.Max(0, (left * step) - running.Age.TotalSeconds) + Measuring;
    }
}

/// <summary>The work that is left of a sweep, in the order in which it is given out.</summary>
internal sealed record WorkLeft(IReadOnlyList<TrainingGroup> Groups)
{
    /// <summary>So many trainings for each worker and more are shared out evenly.</summary>
    private const int Many = 50;

    public double Seconds => Groups.Sum(static group => group.Count * group.Seconds);

    public long Trials => Groups.Sum(static group => group.Count * group.Trials);

    /// <summary>Likely relative error of the whole; 0 if nothing is left.</summary>
    public double Spread => Seconds > 0 ? Groups.Sum(static group => group.Count * group.Seconds * group.Spread) / Seconds : 0;

    /// <summary>Seconds of the trainings that so many workers have in hand: the first ones.</summary>
    public double InHand(int workers) => Each(workers).Sum(static training => training.Seconds);

    /// <summary>Seconds of the smallest of them.</summary>
    public double SmallestInHand(int workers) => Each(workers).Select(static training => training.Seconds).DefaultIfEmpty().Min();

    /// <summary>Workers that have a training, where each takes one.</summary>
    public int Busy(int workers) => (int)Math.Min(workers, Groups.Sum(static group => group.Count));

    /// <summary>Returns what is left when more trials are done: the first ones.</summary>
    public WorkLeft Without(long trials)
    {
        List<TrainingGroup> groups = [];
        foreach (var group in Groups)
        {
            var whole = Math.Min(group.Count, Math.Max(0, trials) / group.Trials);
            trials -= whole * group.Trials;
            if (whole == group.Count)
            {
                continue;
            }

            var begun = Math.Max(0, trials);
            trials = 0;
            if (begun > 0)
            {
                var rest = (group.Trials - begun) / (double)group.Trials;
                groups.Add(group with { Training = 0, Measuring = group.Measuring * rest, Trials = group.Trials - begun, Count = 1 });
            }

            groups.Add(group with { Count = group.Count - whole - (begun > 0 ? 1 : 0) });
        }

        return new([.. groups.Where(static group => group.Count > 0)]);
    }

    /// <summary>Returns the same work with other times.</summary>
    public WorkLeft Scaled(Func<TrainingGroup, double> factor) => new(
        [.. Groups.Select(group => group with { Training = group.Training * factor(group), Measuring = group.Measuring * factor(group) })]);

    /// <summary>Returns the seconds until the last worker ends, where each takes the next training as soon as it is free.</summary>
    /// <param name="workers">At least 1.</param>
    /// <param name="overhead">Seconds that each trial takes beyond its computation.</param>
    /// <param name="done">Seconds of work done on the trainings in hand.</param>
    public double Makespan(int workers, double overhead, double done) => Makespan(Enumerable.Repeat(0.0, workers), overhead, done, Busy(workers));

    /// <summary>The same where it is known how far the trainings in hand are.</summary>
    public double Makespan(int workers, double overhead, IReadOnlyList<RunningTraining> running)
    {
        List<double> inHand = [];
        var rest = Groups.ToList();
        foreach (var training in running.OrderBy(static training => training.Age).Take(workers).TakeWhile(_ => rest.Count > 0))
        {
            // What was finished since the work left was read is taken from the front, so that this one may be gone in place of another.
            var text = KnownCosts.TrainingOf(training.AtWork.Point);
            var found = rest.FindIndex(group => text is not null && group.Text == text);
            var index = Math.Max(0, found);
            var group = rest[index];
            var hasOwnTime = training.AtWork.FirstStep < training.AtWork.Step;
            inHand.Add((found < 0 && hasOwnTime ? group with { Training = 0 } : group).LeftOf(training));
            rest[index] = group with { Count = group.Count - 1 };
            rest.RemoveAll(static group => group.Count == 0);
        }

        return new WorkLeft(rest).Makespan(inHand.Concat(Enumerable.Repeat(0.0, workers - inHand.Count)), overhead, 0, 0);
    }

    /// <param name="busy">Seconds until each worker is free, without the work of this.</param>
    /// <param name="inHand">The first ones of this, on which work was done.</param>
    private double Makespan(IEnumerable<double> busy, double overhead, double done, int inHand)
    {
        // When each worker is free, the earliest first.
        var free = new PriorityQueue<double, double>(busy.Select(static seconds => (seconds, seconds)));
        var workers = free.Count;
        foreach (var group in Groups)
        {
            var each = group.Seconds + (overhead * group.Trials);
            var shared = group.Count > (long)Many * workers ? group.Count / workers : 0;
            if (shared > 0)
            {
                free = new(free.UnorderedItems.Select(worker => (worker.Element + (shared * each), worker.Element + (shared * each))));
            }

            for (var training = shared * workers; training < group.Count; training++)
            {
                // What the small ones cannot have taken went into the others.
                var begun = inHand > 0 ? Math.Min(done / inHand--, each) : 0;
                done -= begun;
                var ready = free.Dequeue() + each - begun;
                free.Enqueue(ready, ready);
            }
        }

        return free.UnorderedItems.Max(static worker => worker.Element);
    }

    private IEnumerable<TrainingGroup> Each(int most) =>
        Groups.SelectMany(group => Enumerable.Repeat(group, (int)Math.Min(group.Count, most))).Take(most);
}
