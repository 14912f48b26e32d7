using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sweep.Cli.Terminal;

/// <summary>Ctrl-C and SIGTERM as a token: the first asks for a clean stop, the second ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;

    /// <param name="ofTerminal">Whether Ctrl-C and the end of the terminal count; SIGTERM always does.</param>
    public Interruption(bool ofTerminal = true) => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, ofTerminal ? OnSignal : Ignore),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, ofTerminal ? OnSignal : Ignore),
    ];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private static void Ignore(PosixSignalContext context) => context.Cancel = true;

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (source.IsCancellationRequested)
        {
            // The state is in the database and the workers watch their parent, so dying here loses nothing.
            Process.GetCurrentProcess().Kill();
        }

        source.Cancel();
    }
}
