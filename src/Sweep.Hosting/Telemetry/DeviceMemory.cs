using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Sweep.Grains.Telemetry;
using Sweep.Hosting.Devices;

namespace Sweep.Hosting.Telemetry;

/// <summary>Memory of this node's GPUs, which the driver reports periodically; a machine without GPUs is asked once.</summary>
internal sealed class DeviceMemory(IMeterFactory meters, NodeName node, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);

    private volatile IReadOnlyDictionary<string, long> used = new Dictionary<string, long>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var driver = new NvidiaSmi(time);
        var (gpus, _) = await driver.ListAsync(stoppingToken);
        if (gpus.Count == 0)
        {
            return;
        }

        var meter = meters.Create(SweepMeter.Name);
        meter.CreateObservableGauge("sweep.device.memory.used", () => used.Select(gpu => Of(gpu.Value, gpu.Key)), "By", "Memory in use on a GPU");
        meter.CreateObservableGauge("sweep.device.memory.limit", () => gpus.Select(gpu => Of(gpu.MemoryBytes, gpu.Uuid)), "By", "Memory of a GPU");
        using var timer = new PeriodicTimer(BetweenLooks, time);
        do
        {
            used = await driver.MemoryUsedAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private Measurement<long> Of(long bytes, string device) => new(bytes, new("node", node.Value), new("device", device));
}
