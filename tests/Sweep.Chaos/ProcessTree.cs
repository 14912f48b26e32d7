using System.Globalization;
using System.Runtime.InteropServices;

namespace Sweep.Chaos;

/// <summary>Processes as /proc shows them, and signals to them.</summary>
internal static class ProcessTree
{
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    /// <summary>A process and everything that it started, the eldest first.</summary>
    public static IReadOnlyList<int> Of(int root)
    {
        var parents = All().ToDictionary(static id => id, ParentOf);
        List<int> tree = [root];
        for (var next = 0; next < tree.Count; next++)
        {
            tree.AddRange(from child in parents where child.Value == tree[next] select child.Key);
        }

        return tree;
    }

    public static void Signal(IEnumerable<int> processes, int signal)
    {
        foreach (var process in processes)
        {
            _ = SendSignal(process, signal);
        }
    }

    /// <summary>Running processes whose command line or environment names this text.</summary>
    public static IReadOnlyList<int> Naming(string text) =>
        [.. All().Where(id => id != Environment.ProcessId && IsRunning(id) && (CommandLine(id) + Read($"/proc/{id}/environ")).Contains(text, StringComparison.Ordinal))];

    public static string CommandLine(int process) => Read($"/proc/{process}/cmdline").Replace('\0', ' ');

    private static IEnumerable<int> All() => Directory.EnumerateDirectories("/proc")
        .Select(static path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(static id => id > 0);

    private static int ParentOf(int process) => Field(process, 1) is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var parent) ? parent : 0;

    // A killed process stays a zombie until its parent asks for its exit code.
    private static bool IsRunning(int process) => Field(process, 0) is not (null or "Z" or "X");

    /// <summary>A field of /proc/ID/stat, counted from the one after the name in brackets, which may hold anything.</summary>
    private static string? Field(int process, int index)
    {
        var stat = Read($"/proc/{process}/stat");
        return stat.Length == 0 ? null : stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[index];
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
