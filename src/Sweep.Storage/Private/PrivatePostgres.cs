#pragma warning disable CS9113 // to be removed with the bodies
namespace Sweep.Storage.Private;

/// <summary>A PostgreSQL server of our own below SWEEP_HOME: found or installed, initialised, started, stopped.</summary>
public sealed class PrivatePostgres(string home, TimeProvider time)
{
    /// <summary>
    /// Makes sure that the server runs and returns its connection string (database <c>sweep</c>). Safe to call from several processes at once;
    /// recovers from kill -9 and from a half-made cluster.
    /// </summary>
    /// <param name="say">Receives one line for each thing that takes time (installing, initialising, starting).</param>
    /// <exception cref="Sweep.Theory.UnfitEnvironmentException">No binaries and none can be installed, home not writable, cluster corrupt.</exception>
    public Task<string> EnsureAsync(Action<string> say, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Stops the server (fast mode); false when it was not running.</summary>
    public Task<bool> StopAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
