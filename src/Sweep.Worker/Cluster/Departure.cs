using Sweep.Contracts.Processes;

namespace Sweep.Worker.Cluster;

/// <summary>Asks this process to leave: it finishes its lease, signs off and ends.</summary>
internal sealed class Departure
{
    private readonly CancellationTokenSource asked = new();
    private int code = ExitCode.Done;

    /// <summary>Is cancelled when this process must begin no further lease.</summary>
    public CancellationToken Asked => asked.Token;

    public int Code => Volatile.Read(ref code);

    /// <summary>Leaves the remaining work to other workers.</summary>
    public void Drain() => asked.Cancel();

    /// <summary>Leaves the remaining work to a fresh process in the same slot; does nothing after <see cref="Drain"/>.</summary>
    public void Recycle()
    {
        if (!asked.IsCancellationRequested)
        {
            Volatile.Write(ref code, ExitCode.Recycled);
            asked.Cancel();
        }
    }
}
