using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Sweep.Tests.Machine;

namespace Sweep.Benchmarks.Surroundings;

/// <summary>The machine and the commit of a measurement, in one line.</summary>
internal static class MachineText
{
    /// <param name="server">Version of PostgreSQL; null: it took no part.</param>
    public static string Of(string? server)
    {
        var gigabytes = (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9).ToString("F0", CultureInfo.InvariantCulture);
        var cores = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} {(Environment.ProcessorCount == 1 ? "core" : "cores")}");
        var postgres = server is null ? "" : $", PostgreSQL {server} on the same machine";
        return $"Commit {Commit()}; {cores} of {Processor()}, {gigabytes} GB{postgres}, .NET {Environment.Version}, {RuntimeInformation.OSDescription}{Load()}.";
    }

    /// <summary>What else the machine did shows in its load at the end.</summary>
    private static string Load() =>
        File.Exists("/proc/loadavg") ? $"; load average at the end {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "";

    /// <summary>The commit that was built, with a plus sign where files were changed since.</summary>
    private static string Commit()
    {
        var built = typeof(MachineText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, { Length: > 9 } revision]
            ? revision[..10]
            : "unknown";
        return IsChanged() ? built + "+" : built;
    }

    private static bool IsChanged()
    {
        if (BuiltPrograms.Repository is not { } repository)
        {
            return false;
        }

        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", repository, "status", "--porcelain", "--", "src", "tests", "sql", ":!*.md"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            return git.ReadToEnd().Output.Length > 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Processor()
    {
        const string Model = "model name";
        var line = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(static line => line.StartsWith(Model, StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
