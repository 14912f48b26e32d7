using System.Diagnostics;
using System.Reflection;

namespace Sweep.Benchmarks.Surroundings;

/// <summary>The programs that are started as processes, as they were built.</summary>
internal static class BuiltPrograms
{
    /// <summary>The program <c>sweep</c> in its own folder.</summary>
    public static string Sweep { get; } = Named("BuiltSweep");

    /// <summary>This program.</summary>
    public static string Itself { get; } = Path.Combine(AppContext.BaseDirectory, BenchCommand.Name);

    /// <summary>Top folder of the sources; null: the program does not run where it was built.</summary>
    public static string? Repository { get; } = FindRepository(AppContext.BaseDirectory);

    /// <summary>The start of a program whose database is this one. The connection string, which has a password, is in its environment.</summary>
    public static ProcessStartInfo On(string connectionString, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SWEEP_DATABASE"] = connectionString;
        start.Environment.Remove("SWEEP_DATABASE_READER");
        return start;
    }

    // Written into the assembly by the project file, because the configuration is part of the path.
    private static string Named(string key) => Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!));

    private static string? FindRepository(string folder)
    {
        for (var place = new DirectoryInfo(folder); place is not null; place = place.Parent)
        {
            if (File.Exists(Path.Combine(place.FullName, "Sweep.sln")))
            {
                return place.FullName;
            }
        }

        return null;
    }
}
