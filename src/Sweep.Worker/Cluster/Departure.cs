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

/// <summary>
/// Listens on standard input for the line by which a node asks its workers to leave. The end of the input has no meaning: the node may
/// be gone, which <see cref="ParentWatch"/> notices.
/// </summary>
internal static class DrainOrder
{
    public static void Obey(Departure departure)
    {
        // A person who types in the shared terminal does not mean this process.
        if (Console.IsInputRedirected)
        {
            // A read of standard input blocks, and nothing interrupts it.
            new Thread(() => Listen(Console.OpenStandardInput(), departure)) { Name = "standard input", IsBackground = true }.Start();
        }
    }

    internal static void Listen(Stream input, Departure departure)
    {
        try
        {
            using var lines = new StreamReader(input);
            while (lines.ReadLine() is { } line)
            {
                if (line.Trim() == PipeWords.Drain)
                {
                    departure.Drain();
                }
            }
        }
        catch (IOException)
        {
            // The same as the end of the input.
        }
    }
}
