namespace Sweep.Worker.Lifetime;

/// <summary>
/// Listens on standard input for the line by which a node asks its workers to leave. The end of the input says nothing: whoever wrote
/// there may be gone, and that is for <see cref="Sweep.Contracts.Processes.ParentWatch"/> to notice.
/// </summary>
internal static class DrainOrder
{
    private const string Line = "drain";

    public static void Obey(Departure departure)
    {
        // What a person types in the terminal that this process shares is not meant for it.
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
                if (line.Trim() == Line)
                {
                    departure.Drain();
                }
            }
        }
        catch (IOException)
        {
            // As good as its end.
        }
    }
}
