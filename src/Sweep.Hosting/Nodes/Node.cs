using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sweep.Contracts.Processes;
using Sweep.Hosting.Devices;
using Sweep.Hosting.Local;
using Sweep.Hosting.Processes;
using Sweep.Hosting.Telemetry;
using Sweep.Storage.Cluster;
using Sweep.Storage.Database;
using Sweep.Theory;

namespace Sweep.Hosting.Nodes;

/// <summary>
/// Supervises a silo and one worker for each slot, each a process of its own. A process that dies is started again; workers go on
/// while their silo is started again.
/// </summary>
public sealed class Node(NpgsqlDataSource database, NodeSettings settings, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan BetweenCounts = TimeSpan.FromMinutes(1);

    private readonly NodeStore nodes = new(database);
    private readonly ConnectionRoom room = new(database);
    private readonly SiloSettings silo = settings.Silo;

    /// <summary>Runs until it is asked to stop or has been drained; all its processes have ended then.</summary>
    /// <param name="keepDatabase">Is called periodically; starts a private database again if it died.</param>
    /// <exception cref="UnfitEnvironmentException">The silo or the workers cannot run here, or the database has too few connections for one more node.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> keepDatabase, CancellationToken stopping)
    {
        silo.Check();
        var devices = await DeviceInventory.FindAsync(settings.Devices, silo.Name, time, stopping);
        if (devices.Problem is { } problem)
        {
            logger.DriverProblem(problem);
        }

        ListeningPort.Choose(silo.Address, silo.SiloPort, "--silo-port");
        ListeningPort.Choose(silo.Address, silo.GatewayPort, "--gateway-port");
        if (await nodes.NamesakeAsync(silo.Name, time, stopping) is { } host)
        {
            throw new UnfitEnvironmentException($"a node {silo.Name} is alive on this database, on {host}: start this one with another --name, or stop that one");
        }

        if (await room.LackAsync(silo.Name, stopping) is { } lack)
        {
            throw new UnfitEnvironmentException(lack);
        }

        var started = await nodes.RegisterAsync(Describe(devices), stopping);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var draining = SayAliveAsync(started, keepDatabase, ended.Token);
        try
        {
            await WorkAsync(devices.Slots, draining, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            logger.NodeStops(silo.Name);
        }
        finally
        {
            await ended.CancelAsync();
            await draining.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await SayEndedAsync(started);
        }
    }

    /// <param name="draining">Completes when the node must finish its leases and end.</param>
    private async Task WorkAsync(IReadOnlyList<DeviceSlot> slots, Task draining, CancellationToken stopping)
    {
        await using var siloProcess = new SiloSupervisor(SiloSpec(), logger.ProcessEnded, time);
        await FirstOfAsync(siloProcess.FirstReady, siloProcess.Failure, stopping);
        await using var workers = WorkerSupervisor.Start(
            settings.WorkerPath, slots, ForWorkers(), logger.ProcessEnded, time, Console.Error.WriteLine);
        await FirstOfAsync(workers.FirstReady, workers.Failure, stopping);
        logger.NodeReady(silo.Name, slots.Count, silo.Address.ToString(), silo.SiloPort, silo.GatewayPort);
        await FirstOfAsync(draining, Task.WhenAny(workers.Failure, siloProcess.Failure).Unwrap(), stopping);
        logger.NodeDrains(silo.Name);
        await workers.DrainAsync().WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Writes every few seconds that the node is alive; completes when the database asks it to drain.</summary>
    private async Task SayAliveAsync(DateTime started, Func<CancellationToken, Task> keepDatabase, CancellationToken ended)
    {
        var counted = time.GetTimestamp();
        while (true)
        {
            try
            {
                await keepDatabase(ended);
                if (time.GetElapsedTime(counted) > BetweenCounts)
                {
                    // Others may have started at the same time, and a limit may have been lowered.
                    counted = time.GetTimestamp();
                    if (await room.LackAsync(silo.Name, ended) is { } lack)
                    {
                        logger.TooFewConnections(lack);
                    }
                }

                if (await nodes.SeenAsync(silo.Name, started, ended))
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or IOException or UnfitEnvironmentException)
            {
                logger.DatabaseAway(exception.Message);
            }

            await Task.Delay(BetweenWords, time, ended);
        }
    }

    private async Task SayEndedAsync(DateTime started)
    {
        using var patience = new CancellationTokenSource(LastWord, time);
        try
        {
            await nodes.EndedAsync(silo.Name, started, patience.Token);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            // The other nodes notice its silence.
            logger.DatabaseAway(exception.Message);
        }
    }

    private static async Task FirstOfAsync(Task ready, Task failure, CancellationToken stopping) =>
        await await Task.WhenAny(ready, failure).WaitAsync(stopping);

    private NodeDescription Describe(DeviceInventory devices) => new(
        silo.Name, silo.Cluster, Environment.MachineName, settings.Labels,
        [
            .. devices.Slots.GroupBy(static slot => slot.Gpu).Select(static shared => shared.Key is { } gpu
                ? new NodeDevice(gpu.Uuid, gpu.Model, gpu.MemoryBytes > 0 ? gpu.MemoryBytes : null, shared.Count())
                : new NodeDevice("cpu", $"{Environment.ProcessorCount} cores", null, shared.Count())),
        ]);

    /// <summary>The silo reads the database's address as this process did, so that a secret in a file stays in the file.</summary>
    private ProcessSpec SiloSpec() => new()
    {
        Name = $"silo {silo.Name}",
        Kind = "silo",
        Path = settings.Program,
        Arguments =
        [
            "silo", "--name", silo.Name, "--cluster", silo.Cluster, "--advertise", silo.Address.ToString(),
            "--silo-port", Text(silo.SiloPort), "--gateway-port", Text(silo.GatewayPort), "--log-format", silo.JsonLog ? "json" : "text",
            "--parent", Text(Environment.ProcessId),
            .. silo.HealthPort is { } port ? ["--health-port", Text(port)] : Array.Empty<string>(),
            .. silo.Certificates is { } folder ? ["--certificates", folder] : Array.Empty<string>(),
        ],
        Log = Console.Error.WriteLine,
    };

    private WorkerArguments ForWorkers() => new()
    {
        Gateway = new(silo.Address, silo.GatewayPort),
        Cluster = silo.Cluster,
        Node = silo.Name,
        Parent = Environment.ProcessId,
        Artifacts = settings.Artifacts,
        CheckpointEvery = settings.CheckpointEvery,
        Certificates = silo.Certificates,
        JsonLog = silo.JsonLog,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
