using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Sweep.Grains.Scheduling;
using Sweep.Grains.Telemetry;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;

namespace Sweep.Grains;

/// <summary>Registers what a silo needs to run sweeps.</summary>
public static class GrainServices
{
    public static IServiceCollection AddSweepGrains(
        this IServiceCollection services, NpgsqlDataSource database, Action<SchedulingOptions>? configure = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(database).AddSingleton<SweepStore>().AddSingleton<TrialStore>().AddSingleton<MeasurementReuse>();
        services.AddMetrics().AddSingleton<SweepMeter>().AddSingleton<SweepStores>().AddSingleton<SessionOpening>();
        services.TryAddSingleton<INodeWatch, NoNodes>();
        services.AddOptions<SchedulingOptions>().Configure(configure ?? (static _ => { })).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SchedulingOptions>, SchedulingOptionsValidator>();
        return services;
    }
}
