namespace Sweep.Learning.Tests.Training;

/// <summary>
/// A clock that goes on by one tick whenever somebody looks at it, as a training does before every step, and that stops the training at
/// a step of the caller's choice.
/// </summary>
internal sealed class TickingTime(TimeSpan tick, int? stopsAt = null) : TimeProvider, IDisposable
{
    /// <summary>Once when the training begins and once when it is taken up.</summary>
    private const int LooksBefore = 2;

    private readonly CancellationTokenSource stopping = new();
    private long looks;

    public CancellationToken Stopping => stopping.Token;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        // A training looks at its clock after it has looked whether to stop.
        if (looks == LooksBefore + stopsAt - 1)
        {
            stopping.Cancel();
        }

        return looks++ * tick.Ticks;
    }

    public void Dispose() => stopping.Dispose();
}
