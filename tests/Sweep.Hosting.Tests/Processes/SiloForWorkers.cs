using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Sweep.Contracts.Scheduling;
using Sweep.Hosting.Local;
using Sweep.Theory.Trials;

namespace Sweep.Hosting.Tests.Processes;

/// <summary>A silo without workers, and workers without anybody who watches over them.</summary>
internal sealed class SiloForWorkers(IHost silo, string cluster, int gatewayPort) : IAsyncDisposable
{
    private readonly List<Process> workers = [];

    private IGrainFactory Grains => silo.Services.GetRequiredService<IGrainFactory>();

    public static async Task<SiloForWorkers> StartAsync(NpgsqlDataSource database)
    {
        var (siloPort, gatewayPort) = (ListeningPort.Choose(null, ""), ListeningPort.Choose(null, ""));
        var cluster = $"alone-{Guid.NewGuid():N}";
        var options = new LocalClusterOptions { WorkerPath = WorkerProgram.Path, Scheduling = static scheduling => scheduling.RenewEvery = TimeSpan.FromSeconds(0.5) };
        var silo = LocalSilo.Build(database, options, cluster, siloPort, gatewayPort, TimeProvider.System);
        await silo.StartAsync(TestContext.Current.CancellationToken);
        return new(silo, cluster, gatewayPort);
    }

    public Task StartSweepAsync(SweepId sweep) => Grains.GetGrain<IDispatcherGrain>(0).StartAsync(sweep);

    public Task<SweepProgress> ProgressAsync(SweepId sweep) => Grains.GetGrain<ISweepGrain>(sweep.Value).ProgressAsync();

    public Process Worker(string name, params string[] options)
    {
        string[] arguments =
        [
            "--gateway", $"127.0.0.1:{gatewayPort.ToString(CultureInfo.InvariantCulture)}", "--cluster", cluster, "--name", name,
            "--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), .. options,
        ];
        workers.Add(Process.Start(new ProcessStartInfo(WorkerProgram.Path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
        return workers[^1];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
        {
            worker.Kill();
            worker.Dispose();
        }

        await silo.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        silo.Dispose();
    }
}
