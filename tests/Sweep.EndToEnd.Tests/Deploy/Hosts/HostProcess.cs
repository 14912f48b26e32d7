using System.Diagnostics;
using System.Text;
using Sweep.Chaos;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Deploy.Hosts;

/// <summary>A process on a machine of the lab, with everything it printed.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private bool disposed;

    private HostProcess(Process process) => this.process = process;

    public string Output => Read(output);

    public string Error => Read(error);

    public bool HasEnded => disposed || process.HasExited;

    public static HostProcess Start(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("SWEEP_", StringComparison.Ordinal) || name is "HOME").ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var started = new HostProcess(new Process { StartInfo = start });
        started.process.OutputDataReceived += (_, line) => Keep(started.output, line.Data);
        started.process.ErrorDataReceived += (_, line) => Keep(started.error, line.Data);
        started.process.Start();
        started.process.StandardInput.Close();
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Signals the program itself; this process only waits for it in another namespace.</summary>
    public void Signal(string signal) => SweepProcess.Kill(signal, $"{NetworkLab.ChildOf(process.Id) ?? throw new InvalidOperationException($"it ended before: {Output}{Error}")}");

    /// <exception cref="TimeoutException">It goes on for longer.</exception>
    public async Task<Ended> EndAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"it did not end within {patience}; output: {Output}; errors: {Error}");
        }

        return new(process.ExitCode, Output, Error);
    }

    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        process.Kill(entireProcessTree: true);
        process.End();
        process.Dispose();
    }

    private static void Keep(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.Append(line).Append('\n');
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
