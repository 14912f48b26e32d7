namespace Sweep.Learning.Training;

/// <summary>
/// Counts the steps of one attempt at a training, and its time. The thread that trains writes, with one volatile write a step; any thread may read.
/// </summary>
/// <param name="steps">Number of steps of the training; 0: the weights stay random.</param>
public sealed class StepCount(int steps, TimeProvider time)
{
    private readonly long start = time.GetTimestamp();
    private volatile Counting? counting;
    private volatile int done;

    /// <summary>The count at this moment.</summary>
    public StepsDone Now
    {
        get
        {
            // Read before the number of steps, which is never smaller than at the moment of this.
            if (counting is not { } now)
            {
                return new(0, 0, steps, TimeSpan.Zero, time.GetElapsedTime(start));
            }

            var step = done;
            return new(now.First, step, now.Time is null ? steps : step, now.Time ?? time.GetElapsedTime(now.Start), time.GetElapsedTime(start));
        }
    }

    /// <summary>Begins with the step at which the training resumes, 0 if it begins anew.</summary>
    internal void Begin(int first)
    {
        done = first;
        counting = new(first, time.GetTimestamp(), null);
    }

    /// <summary>Notes that so many steps of the training are done.</summary>
    internal void Reach(int step) => done = step;

    /// <summary>Ends the training after so many steps; measuring follows.</summary>
    internal void End(int step)
    {
        done = step;
        var now = counting!;
        counting = now with { Time = time.GetElapsedTime(now.Start) };
    }

    /// <param name="Start">Timestamp before its first step.</param>
    /// <param name="Time">Time of its steps; null: they go on.</param>
    private sealed record Counting(int First, long Start, TimeSpan? Time);
}

/// <summary>How far an attempt at a training is.</summary>
/// <param name="First">Number of steps that were taken over from a checkpoint.</param>
/// <param name="Step">Number of steps done, those before <paramref name="First"/> included.</param>
/// <param name="Steps">Number of steps of the training; once it has ended, the steps that it took.</param>
/// <param name="TrainingTime">Time of the steps after <paramref name="First"/>.</param>
/// <param name="Time">Time since the attempt began, measuring included.</param>
public readonly record struct StepsDone(int First, int Step, int Steps, TimeSpan TrainingTime, TimeSpan Time);
