using Microsoft.Extensions.Logging;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Telemetry;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>Calls sweeps and logs those that fail: a sweep in trouble must not keep the workers from the others.</summary>
internal sealed class SweepCalls(IGrainFactory grains, ILogger logger)
{
    public ISweepGrain Of(SweepId sweep) => grains.GetGrain<ISweepGrain>(sweep.Value);

    /// <summary>Returns the answer of a sweep, or null if the call failed.</summary>
    public async Task<T?> TryAsync<T>(SweepId sweep, Func<ISweepGrain, Task<T>> call)
        where T : class
    {
        try
        {
            return await call(Of(sweep));
        }
        catch (Exception exception)
        {
            // Any failure is this sweep's alone.
            logger.SweepDidNotAnswer(sweep.Value, exception.Message);
            return null;
        }
    }

    public Task TryAsync(SweepId sweep, Func<ISweepGrain, Task> call) => TryAsync<object>(sweep, async grain =>
    {
        await call(grain);
        return grain;
    });
}
