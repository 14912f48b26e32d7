namespace Sweep.Learning.Training;

/// <summary>
/// Counts the steps of one attempt at a training, and their time. The thread that trains writes, with one volatile write a step; any thread may read.
/// </summary>
/// <param name="steps">Number of steps of the training; 0: the weights stay random.</param>
public sealed class StepCount(int steps, TimeProvider time)
{
    /// <summary>While code is compiled, a step takes up to three times as long: the first ones do not count.</summary>
    internal static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.4);

    private volatile Phase phase = new(null, steps == 0 ? time.GetTimestamp() : null);
    private volatile int done;
    private (int Step, long At) mark;
    private TimeSpan next = WarmUp;
    private bool isWarm;

    /// <summary>The count at this moment.</summary>
    public StepsDone Now
    {
        get
        {
            // Read before the number of steps, which is never smaller than at the moment of this.
            var now = phase;
            var step = done;
            return new(
                now.Counted?.First ?? step, step, now.Measuring is null ? steps : step,
                now.Counted is { } counted ? counted.Time ?? time.GetElapsedTime(counted.Start) : TimeSpan.Zero,
                now.Measuring is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero);
        }
    }

    /// <summary>Notes that a trial of the network was measured.</summary>
    public void Measured() => phase = phase with { Measuring = time.GetTimestamp() };

    /// <summary>Begins with the step at which the training resumes, 0 if it begins anew.</summary>
    internal void Begin(int first) => (done, mark) = (first, (first, time.GetTimestamp()));

    /// <summary>Notes that so many steps of the training are done.</summary>
    internal void Reach(int step)
    {
        done = step;
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(mark.At, now) > next)
        {
            // Whenever the time has doubled, about its first half is forgotten.
            if (isWarm)
            {
                phase = new(new(mark.Step, mark.At, null), null);
                next *= 2;
            }

            (mark, isWarm) = ((step, now), true);
        }
    }

    /// <summary>Ends the training after so many steps; measuring follows.</summary>
    internal void End(int step)
    {
        done = step;
        var now = time.GetTimestamp();
        phase = new(phase.Counted is { } counted ? counted with { Time = time.GetElapsedTime(counted.Start, now) } : null, now);
    }

    /// <param name="Counted">Steps whose time is counted; null: none is yet.</param>
    /// <param name="Measuring">Timestamp after the last step of the training, or after the last measured trial; null: steps go on.</param>
    private sealed record Phase(Stretch? Counted, long? Measuring);

    /// <param name="First">Number of steps before.</param>
    /// <param name="Start">Timestamp before the first of them.</param>
    /// <param name="Time">Time until the last step of the training; null: they go on.</param>
    private sealed record Stretch(int First, long Start, TimeSpan? Time);
}

/// <summary>How far an attempt at a training is.</summary>
/// <param name="First">Number of steps before those whose time is counted: of an earlier attempt, and of about the first half of the time.</param>
/// <param name="Step">Number of steps done, those before <paramref name="First"/> included.</param>
/// <param name="Steps">Number of steps of the training; once it has ended, the steps that it took.</param>
/// <param name="TrainingTime">Time of the steps after <paramref name="First"/>.</param>
/// <param name="MeasuringTime">Time since the training ended, or since its last trial was measured; zero before.</param>
public readonly record struct StepsDone(int First, int Step, int Steps, TimeSpan TrainingTime, TimeSpan MeasuringTime);
