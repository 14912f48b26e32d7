using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.TestingHost;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Scheduling;

/// <summary>A silo with the real grains on a real database.</summary>
internal sealed class GrainBench : IAsyncDisposable
{
    private readonly InProcessTestCluster cluster;

    private GrainBench(InProcessTestCluster cluster) => this.cluster = cluster;

    public IDispatcherGrain Dispatcher => cluster.Client.GetGrain<IDispatcherGrain>(0);

    /// <param name="gate">Sees every call before its grain; null: nothing does.</param>
    public static async Task<GrainBench> StartAsync(
        NpgsqlDataSource database, Action<SchedulingOptions>? configure = null, INodeWatch? nodes = null, CallGate? gate = null)
    {
        var builder = new InProcessTestClusterBuilder(1);
        if (gate is not null)
        {
            builder.ConfigureSilo((_, silo) => silo.AddIncomingGrainCallFilter(gate));
        }

        builder.ConfigureSiloHost((_, host) =>
        {
            if (nodes is not null)
            {
                host.Services.AddSingleton(nodes);
            }

            host.Services.AddSweepGrains(database, options =>
            {
                (options.Heartbeat, options.Poll) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100));
                configure?.Invoke(options);
            });
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster);
    }

    public ISweepGrain Sweep(SweepId id) => cluster.Client.GetGrain<ISweepGrain>(id.Value);

    public async Task<SweepProgress> UntilFinishedAsync(SweepId id)
    {
        while (true)
        {
            var progress = await Sweep(id).ProgressAsync();
            if (progress.Finished)
            {
                return progress;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync() => await cluster.DisposeAsync();
}
