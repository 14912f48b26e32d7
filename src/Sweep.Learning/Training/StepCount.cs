namespace Sweep.Learning.Training;

/// <summary>
/// Counts the steps of one attempt at a training, and their time. The thread that trains writes, with one volatile write a step; any thread may read.
/// </summary>
/// <param name="steps">Number of steps of the training; 0: the weights stay random.</param>
public sealed class StepCount(int steps, TimeProvider time)
{
    /// <summary>While code is compiled, a step takes up to three times as long: what it says is forgotten, little by little.</summary>
    internal static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.4);

    private volatile Stretch? stretch;
    private volatile int done;
    private (int Step, long At) mark;
    private TimeSpan next = WarmUp;

    /// <summary>The count at this moment.</summary>
    public StepsDone Now
    {
        get
        {
            // Read before the number of steps, which is never smaller than at the moment of this.
            if (stretch is not { } now)
            {
                return new(0, 0, steps, TimeSpan.Zero, TimeSpan.Zero);
            }

            var step = done;
            return now.End is { } end
                ? new(now.First, step, step, time.GetElapsedTime(now.Start, end), time.GetElapsedTime(end))
                : new(now.First, step, steps, time.GetElapsedTime(now.Start), TimeSpan.Zero);
        }
    }

    /// <summary>Begins with the step at which the training resumes, 0 if it begins anew.</summary>
    internal void Begin(int first)
    {
        done = first;
        mark = (first, time.GetTimestamp());
        stretch = new(first, mark.At, null);
    }

    /// <summary>Notes that so many steps of the training are done.</summary>
    internal void Reach(int step)
    {
        done = step;
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(mark.At, now) > next)
        {
            // Whenever the time has doubled, its first half is forgotten.
            next = stretch!.Start == mark.At ? WarmUp : 2 * next;
            stretch = new(mark.Step, mark.At, null);
            mark = (step, now);
        }
    }

    /// <summary>Ends the training after so many steps; measuring follows.</summary>
    internal void End(int step)
    {
        done = step;
        stretch = stretch! with { End = time.GetTimestamp() };
    }

    /// <summary>Steps whose time is counted.</summary>
    /// <param name="Start">Timestamp before the first of them.</param>
    /// <param name="End">Timestamp after the last step of the training; null: they go on.</param>
    private sealed record Stretch(int First, long Start, long? End);
}

/// <summary>How far an attempt at a training is.</summary>
/// <param name="First">Number of steps before those whose time is counted: of an earlier attempt, and of the first moment of this one.</param>
/// <param name="Step">Number of steps done, those before <paramref name="First"/> included.</param>
/// <param name="Steps">Number of steps of the training; once it has ended, the steps that it took.</param>
/// <param name="TrainingTime">Time of the steps after <paramref name="First"/>.</param>
/// <param name="MeasuringTime">Time since the training ended; zero before.</param>
public readonly record struct StepsDone(int First, int Step, int Steps, TimeSpan TrainingTime, TimeSpan MeasuringTime);
