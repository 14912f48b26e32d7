using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Sweep.Contracts.Processes;
using Sweep.Contracts.Scheduling;
using Sweep.Hosting.Devices;
using Sweep.Hosting.Processes;
using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Hosting.Local;

/// <summary>A silo in this process on loopback with one supervised worker process per slot, for <c>sweep run</c>.</summary>
public sealed class LocalCluster : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IHost silo;
    private readonly TimeProvider time;
    private readonly IGrainFactory grains;
    private WorkerSupervisor? workers;

    private LocalCluster(IHost silo, TimeProvider time) =>
        (this.silo, this.time, grains) = (silo, time, silo.Services.GetRequiredService<IGrainFactory>());

    /// <summary>Process ids of the workers that run at this moment.</summary>
    public IReadOnlyList<int> WorkerProcessIds => workers?.ProcessIds ?? [];

    /// <summary>Starts the cluster; returns when the silo and the first worker are ready.</summary>
    /// <exception cref="UnfitEnvironmentException">A port is in use, or the worker executable is missing or cannot load libtorch.</exception>
    public static async Task<LocalCluster> StartAsync(
        NpgsqlDataSource database, LocalClusterOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var siloPort = ListeningPort.Choose(options.SiloPort, "--silo-port");
        var gatewayPort = ListeningPort.Choose(options.GatewayPort, "--gateway-port");
        var clusterId = $"local-{Guid.NewGuid():N}";
        var devices = await DeviceInventory.FindAsync(DeviceChoice.All with { Slots = options.Slots }, Environment.MachineName, time, cancellationToken);
        if (devices.Problem is { } problem)
        {
            options.Say(problem);
        }

        var silo = LocalSilo.Build(database, options, clusterId, siloPort, gatewayPort, time);
        var cluster = new LocalCluster(silo, time);
        try
        {
            await silo.StartAsync(cancellationToken);
            var arguments = new WorkerArguments
            {
                Gateway = new(IPAddress.Loopback, gatewayPort),
                Cluster = clusterId,
                Parent = Environment.ProcessId,
                Artifacts = options.Artifacts,
            };
            cluster.workers = WorkerSupervisor.Start(options.WorkerPath, devices.Slots, arguments, options.Say, time);
            await await Task.WhenAny(cluster.workers.FirstReady, cluster.workers.Failure).WaitAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the grains work on a submitted sweep; idempotent.</summary>
    /// <exception cref="UnfitEnvironmentException">The database does not answer, or no worker can run here.</exception>
    public Task StartSweepAsync(SweepId sweep, CancellationToken cancellationToken) =>
        CallAsync(async () =>
        {
            await grains.GetGrain<IDispatcherGrain>(0).StartAsync(sweep);
            return true;
        }, cancellationToken);

    /// <exception cref="UnfitEnvironmentException">The database does not answer, or no worker can run here.</exception>
    public Task<SweepProgress> ProgressAsync(SweepId sweep, CancellationToken cancellationToken) =>
        CallAsync(() => grains.GetGrain<ISweepGrain>(sweep.Value).ProgressAsync(), cancellationToken);

    /// <summary>Stops the workers (each finishes or gives back its lease), flushes, stops the silo; within 30 s.</summary>
    public async ValueTask DisposeAsync()
    {
        if (workers is not null)
        {
            await workers.DisposeAsync();
        }

        // The host's own time limit is reported as a cancellation; all results are committed or still to be measured.
        await silo.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        silo.Dispose();
    }

    private async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        if (workers is { Failure.IsFaulted: true })
        {
            await workers.Failure;
        }

        while (true)
        {
            try
            {
                return await call().WaitAsync(cancellationToken);
            }
            catch (TimeoutException)
            {
                // A large sweep takes long to open; every call may be repeated.
                cancellationToken.ThrowIfCancellationRequested();
            }
            catch (SweepStorageException exception) when (exception.IsPassing)
            {
                // Another process changed the sweep; its grain reads it again.
                await Task.Delay(Pause, time, cancellationToken);
            }
            catch (SweepStorageException exception)
            {
                throw new UnfitEnvironmentException(exception.Message, exception);
            }
        }
    }
}
