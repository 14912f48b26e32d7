using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Sweep.Contracts.Scheduling;

namespace Sweep.Grains.Telemetry;

/// <summary>The latest counts of each sweep whose grain lives here; read by the exporter's own thread.</summary>
internal sealed class LivingSweeps
{
    private readonly ConcurrentDictionary<Guid, (string Name, SweepProgress Progress)> sweeps = [];

    public void Set(Guid sweep, string name, SweepProgress progress) => sweeps[sweep] = (name, progress);

    public void Remove(Guid sweep) => sweeps.TryRemove(sweep, out _);

    public IEnumerable<Measurement<long>> Trials() => sweeps.Values.SelectMany(static sweep => new[]
    {
        Of(sweep.Name, "pending", sweep.Progress.Pending - sweep.Progress.Leased),
        Of(sweep.Name, "running", sweep.Progress.Leased),
        Of(sweep.Name, "succeeded", sweep.Progress.Succeeded),
        Of(sweep.Name, "failed", sweep.Progress.Failed),
        Of(sweep.Name, "infeasible", sweep.Progress.Infeasible),
        Of(sweep.Name, "cancelled", sweep.Progress.Cancelled),
    });

    private static Measurement<long> Of(string sweep, string state, long count) => new(count, new("sweep", sweep), new("state", state));
}
