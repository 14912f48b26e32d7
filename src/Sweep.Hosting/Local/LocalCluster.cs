using Npgsql;
using Sweep.Contracts.Grains;
using Sweep.Theory.Trials;

namespace Sweep.Hosting.Local;

/// <summary>A silo in this process on loopback with one supervised worker process per slot: what <c>sweep run</c> needs.</summary>
public sealed class LocalCluster : IAsyncDisposable
{
    /// <exception cref="Sweep.Theory.UnfitEnvironmentException">A port is in use, or the worker executable is missing or cannot load libtorch.</exception>
    public static Task<LocalCluster> StartAsync(
        NpgsqlDataSource database, LocalClusterOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Lets the grains work on a submitted sweep; idempotent.</summary>
    public Task StartSweepAsync(SweepId sweep, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<SweepProgress> ProgressAsync(SweepId sweep, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Stops the workers (each finishes or gives back its lease), flushes, stops the silo; within 30 s.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}

public sealed record LocalClusterOptions
{
    /// <summary>Path of the sweep-worker executable.</summary>
    public required string WorkerPath { get; init; }

    /// <summary>Worker processes; null: one per GPU, or per CPU core without one.</summary>
    public int? Slots { get; init; }

    /// <summary>Null: a free port.</summary>
    public int? SiloPort { get; init; }

    /// <summary>Null: a free port.</summary>
    public int? GatewayPort { get; init; }

    /// <summary>Receives one line for each event that a person should know (a worker died and was restarted, and why).</summary>
    public Action<string> Say { get; init; } = static _ => { };
}
