using System.Globalization;

namespace Sweep.Benchmarks.Surroundings;

/// <summary>Processor time and memory of processes, as /proc of Linux shows them.</summary>
internal static class ProcessUse
{
    /// <summary>The kernel counts processor time in hundredths of a second on every platform of .NET.</summary>
    private const double TicksPerSecond = 100;

    // Fields of /proc/ID/stat, counted from the one after the name in brackets.
    private const int Parent = 1;
    private const int User = 11;
    private const int System = 12;
    private const int EndedUser = 13;
    private const int EndedSystem = 14;

    /// <summary>Processor seconds of one process; 0: it is gone.</summary>
    public static double Seconds(int process) => Sum(process, User, System);

    /// <summary>Processor seconds of the children of a process, with those that ended and theirs.</summary>
    public static double ChildSeconds(int process) => Sum(process, EndedUser, EndedSystem) + Children(process).Sum(static child => Sum(child, User, System, EndedUser, EndedSystem));

    /// <summary>Ids of the running children of a process.</summary>
    public static IReadOnlyList<int> Children(int process) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(static path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == process),
    ];

    public static int? ParentOf(int process) => Fields(process) is { } fields ? int.Parse(fields[Parent], CultureInfo.InvariantCulture) : null;

    /// <summary>Resident memory at this moment, in MB of 10^6 bytes; 0: the process is gone.</summary>
    public static double Megabytes(int process) => Status(process, "VmRSS:");

    /// <summary>Largest resident memory so far, in MB of 10^6 bytes; 0: the process is gone.</summary>
    public static double PeakMegabytes(int process) => Status(process, "VmHWM:");

    private static double Sum(int process, params ReadOnlySpan<int> indices)
    {
        var ticks = 0L;
        if (Fields(process) is { } fields)
        {
            foreach (var index in indices)
            {
                ticks += long.Parse(fields[index], CultureInfo.InvariantCulture);
            }
        }

        return ticks / TicksPerSecond;
    }

    private static double Status(int process, string name) =>
        Read(process, "status")?.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? 1024 * long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1e6
            : 0;

    private static string[]? Fields(int process) => Read(process, "stat") is { } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static string? Read(int process, string file)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/{file}"));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
