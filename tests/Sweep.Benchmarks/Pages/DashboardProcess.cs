using System.Diagnostics;
using Sweep.Benchmarks.Surroundings;
using Sweep.Theory;

namespace Sweep.Benchmarks.Pages;

/// <summary>A running <c>sweep dashboard</c>.</summary>
internal sealed class DashboardProcess : IDisposable
{
    private readonly Process process;

    private DashboardProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <exception cref="UnfitEnvironmentException">It does not start.</exception>
    public static async Task<DashboardProcess> StartAsync(string connectionString, CancellationToken cancellationToken)
    {
        var process = Process.Start(BuiltPrograms.On(connectionString, BuiltPrograms.Sweep, "dashboard"))!;
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        if (line?.Split(' ', ';').FirstOrDefault(static word => word.StartsWith("http", StringComparison.Ordinal)) is { } address)
        {
            return new(process, new(address));
        }

        using (process)
        {
            throw new UnfitEnvironmentException($"the dashboard does not start: {(await process.StandardError.ReadToEndAsync(cancellationToken)).Trim()}");
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
