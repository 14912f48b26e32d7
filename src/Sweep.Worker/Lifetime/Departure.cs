namespace Sweep.Worker.Lifetime;

/// <summary>How this process is to leave in good order: it finishes what it has in hand and says goodbye.</summary>
internal sealed class Departure
{
    private readonly CancellationTokenSource asked = new();
    private int exitCode = ExitCodes.Done;

    /// <summary>Cancelled when no more work is to be begun.</summary>
    public CancellationToken Asked => asked.Token;

    public int ExitCode => Volatile.Read(ref exitCode);

    /// <summary>Others are to do the work from here on.</summary>
    public void Drain() => asked.Cancel();

    /// <summary>A fresh process is to do it; whoever drains at the same time has the last word.</summary>
    public void Recycle()
    {
        if (!asked.IsCancellationRequested)
        {
            Volatile.Write(ref exitCode, ExitCodes.Recycled);
            asked.Cancel();
        }
    }
}
