using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Sweep.Benchmarks.Simulation.Model;
using Sweep.Contracts.Scheduling;
using Sweep.Hosting.Local;

namespace Sweep.Benchmarks.Simulation.Calibrating;

/// <summary>Measures calls of a real sweep's grain: within its silo, and through the gateway as workers call. Both ends are in this process.</summary>
internal static class GrainCosts
{
    private const int Calls = 50_000;
    private const int AtOnce = 64;

    /// <param name="sweep">A submitted sweep.</param>
    public static async Task<Costs> MeasureAsync(NpgsqlDataSource database, Guid sweep, Costs costs, CancellationToken cancellationToken)
    {
        var (siloPort, gatewayPort) = (ListeningPort.Choose(null, "--silo-port"), ListeningPort.Choose(null, "--gateway-port"));
        var cluster = $"calibration-{Guid.NewGuid():N}";
        using var silo = LocalSilo.Build(database, new() { WorkerPath = "" }, cluster, siloPort, gatewayPort, TimeProvider.System);
        await silo.StartAsync(cancellationToken);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleansClient(client => client.UseLocalhostClustering(gatewayPort, "sweep", cluster));
        using var worker = builder.Build();
        await worker.StartAsync(cancellationToken);
        var within = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ISweepGrain>(sweep);
        var outside = worker.Services.GetRequiredService<IGrainFactory>().GetGrain<ISweepGrain>(sweep);
        await within.StartAsync();
        var turn = await Timed.ProcessorAsync(Calls, AtOnce, () => within.RenewAsync(0));
        var call = await Timed.ProcessorAsync(Calls, AtOnce, () => outside.RenewAsync(0));
        var delay = await Timed.FastAsync(2000, _ => outside.RenewAsync(0));
        await worker.StopAsync(cancellationToken);
        await silo.StopAsync(cancellationToken);

        // A call is two messages, and each has a sender and a receiver.
        return costs with { Turn = turn, Message = Math.Max(0, call - turn) / 4, Delay = delay };
    }
}
