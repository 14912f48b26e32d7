using System.Diagnostics;
using System.Reflection;
using Sweep.Tests.Machine;

namespace Sweep.Pictures;

/// <summary>The program <c>sweep</c> with a private database in a temporary folder. Stops the database and removes the folder at the end.</summary>
internal sealed class SweepProgram : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly string Executable = Path.Combine(AppContext.BaseDirectory, Metadata("BuiltSweep"));

    private readonly string home = Directory.CreateTempSubdirectory("sweep-pictures-").FullName;
    private Process? dashboard;

    /// <summary>Returns a value that the project file wrote into this assembly.</summary>
    public static string Metadata(string key) =>
        typeof(SweepProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;

    /// <summary>Returns the path of a file in the temporary folder.</summary>
    public string File(string name) => Path.Combine(home, name);

    /// <summary>Runs a command to its end and shows its errors.</summary>
    /// <exception cref="InvalidOperationException">The exit code is not 0.</exception>
    public async Task RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (code, output, _) = await process.ReadToEndAsync(Longest);
        if (code != 0)
        {
            throw new InvalidOperationException($"sweep {string.Join(' ', arguments)} ended with {code}: {output}");
        }
    }

    /// <summary>Starts the dashboard and returns its address.</summary>
    public async Task<Uri> StartDashboardAsync()
    {
        dashboard = Start("dashboard");
        using var late = new CancellationTokenSource(Longest);
        var line = await dashboard.StandardOutput.ReadLineAsync(late.Token) ?? throw new InvalidOperationException("the dashboard does not start");
        return new(line.Split(' ', ';').Single(static word => word.StartsWith("http", StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        dashboard?.Kill();
        dashboard?.Dispose();
        using (var stop = Start("stop"))
        {
            stop.End();
        }

        Directory.Delete(home, recursive: true);
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments) { RedirectStandardOutput = true };
        start.Environment["SWEEP_HOME"] = home;
        start.Environment.Remove("SWEEP_DATABASE");
        start.Environment.Remove("SWEEP_DATABASE_READER");
        return Process.Start(start)!;
    }
}
