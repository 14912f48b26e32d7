using System.Diagnostics;

namespace Sweep.Contracts.Processes;

/// <summary>Notices that the parent process is gone, even if it was killed; otherwise this process would run for ever.</summary>
public sealed class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly int process;
    private readonly string? birth;

    private ParentWatch(int process) => (this.process, birth) = (process, Birth(process));

    /// <summary>Completes when the process with this number is gone, or when another process has its number.</summary>
    public static async Task UntilGoneAsync(int process, TimeProvider time, CancellationToken cancellationToken)
    {
        var watch = new ParentWatch(process);
        using var timer = new PeriodicTimer(Interval, time);
        while (watch.IsAlive)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private bool IsAlive => birth is not null && Birth(process) == birth;

    /// <summary>Distinguishes a process from a later one of the same number; null: there is no such process.</summary>
    private static string? Birth(int process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return BirthElsewhere(process);
        }

        try
        {
            // After the name in brackets, which may contain any text: field 3 is the state, field 22 the start time in ticks.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            // A killed parent stays a zombie until its exit code is read.
            return fields[0] is "Z" or "X" ? null : fields[19];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? BirthElsewhere(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.HasExited ? null : found.StartTime.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
