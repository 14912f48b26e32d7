using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Sweep.Grains.Telemetry;

namespace Sweep.Hosting.Telemetry;

/// <summary>Metrics, traces and health of a silo.</summary>
internal static class TelemetryServices
{
    private const string Readiness = "ready";

    /// <summary>Adds metrics for Prometheus, and metrics and traces for an OTLP collector if OTEL_EXPORTER_OTLP_ENDPOINT names one.</summary>
    public static IServiceCollection AddSweepTelemetry(this IServiceCollection services, string node, Func<string, string?> variable)
    {
        var hasCollector = variable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 };
        services.AddRoutingCore().AddSingleton(new NodeName(node)).AddSingleton<DeviceMemory>();
        services.AddHostedService(static provider => provider.GetRequiredService<DeviceMemory>());
        services.AddHealthChecks().AddCheck<SiloReadiness>(Readiness, tags: [Readiness]);
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("sweep", serviceInstanceId: node))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(SweepMeter.Name, "Microsoft.Orleans", "Npgsql").AddPrometheusExporter();
                if (hasCollector)
                {
                    metrics.AddOtlpExporter();
                }
            })
            .WithTracing(traces =>
            {
                if (hasCollector)
                {
                    // Orleans' runtime source is left out, because it reports every read of the membership table.
                    traces.AddSource(SweepMeter.Name, "Microsoft.Orleans.Application", "Npgsql").AddOtlpExporter();
                }
            });
        return services;
    }

    public static void MapSweepTelemetry(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains(Readiness) });
        routes.MapPrometheusScrapingEndpoint("/metrics");
    }
}

/// <summary>The name of this silo's node.</summary>
internal sealed record NodeName(string Value);
