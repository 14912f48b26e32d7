using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Sweep.Contracts.Processes;
using Sweep.Contracts.Scheduling;
using Sweep.Contracts.Transport;
using Sweep.Learning.Native;
using Sweep.Learning.Runs;
using Sweep.Learning.Scenes;
using Sweep.Theory;
using Sweep.Worker.Cluster;
using Sweep.Worker.Compute;

namespace Sweep.Worker;

/// <summary>Runs a worker process from its arguments to its exit code.</summary>
internal static class WorkerProcess
{
    /// <summary>A cancelled training ends between two steps; the process does not wait longer for it.</summary>
    private static readonly TimeSpan LastStep = TimeSpan.FromSeconds(1);

    /// <summary>The node's silo is back within seconds, but Orleans would wait longer and longer.</summary>
    private static readonly TimeSpan BetweenConnections = TimeSpan.FromMilliseconds(200);

    /// <param name="words">The command line.</param>
    /// <param name="run">Trains, measures and judges: <see cref="JudgedRun"/>, except in tests and benchmarks.</param>
    /// <param name="filter">Sees every call of a grain; null, except in benchmarks: none does.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, TrialsRun? run = null, IOutgoingGrainCallFilter? filter = null)
    {
        try
        {
            var arguments = WorkerArguments.Parse(words);
            return arguments switch
            {
                { SelfTest: true } => await SelfTest.RunAsync(Console.Out, Console.Error),
                { Replay: { } packet } => await PacketReplay.RunAsync(packet, arguments.Train, Console.Out),
                { Time: { } points } => await PointTimes.RunAsync(points, TimeProvider.System, Console.Out),
                { Images: { } folder } => Checked(folder, arguments.Dimensions),
                _ => await WorkAsync(arguments, run ?? JudgedRun.Of, filter),
            };
        }
        catch (InvalidSweepException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Invalid;
        }
        catch (UnfitEnvironmentException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Unfit;
        }
    }

    private static int Checked(string folder, int dimensions)
    {
        TrainingImages.Check(folder, dimensions);
        return ExitCode.Done;
    }

    private static async Task<int> WorkAsync(WorkerArguments arguments, TrialsRun run, IOutgoingGrainCallFilter? filter)
    {
        // A Ctrl-C in the terminal reaches the whole process group; the parent decides what follows.
        using var interrupt = arguments.Parent is null ? null : PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        if (arguments.Parent is { } parent)
        {
            _ = EndWithAsync(parent);
        }

        using var compute = new ComputeThread();
        var runtime = await compute.RunAsync(static () => TorchRuntime.Prepare());
        if (arguments.Device != "cpu" && runtime.Device == "cpu")
        {
            throw new UnfitEnvironmentException($"--device {arguments.Device} was asked for, but libtorch sees no GPU; use --device cpu or a build for CUDA");
        }

        using var host = Build(arguments, compute, runtime, run, filter);
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        var departure = host.Services.GetRequiredService<Departure>();
        await using var unconnected = departure.Asked.Register(() => StopUnlessConnected(lifetime));
        DrainOrder.Obey(departure);
        try
        {
            await host.RunAsync();
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The process was asked to stop while it looked for its cluster.
        }

        if (!compute.EndsWithin(LastStep))
        {
            AbruptEnd.With(departure.Code);
        }

        return departure.Code;
    }

    /// <summary>A worker that has not found its cluster has nothing to finish, and stops at once.</summary>
    private static void StopUnlessConnected(IHostApplicationLifetime lifetime)
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            lifetime.StopApplication();
        }
    }

    private static async Task EndWithAsync(int parent)
    {
        await ParentWatch.UntilGoneAsync(parent, TimeProvider.System, CancellationToken.None);
        AbruptEnd.With(ExitCode.Orphaned);
    }

    private static IHost Build(WorkerArguments arguments, ComputeThread compute, TorchRuntime runtime, TrialsRun run, IOutgoingGrainCallFilter? filter)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var console = arguments.JsonLog
            ? builder.Logging.AddJsonConsole()
            : builder.Logging.AddSimpleConsole(static console => console.SingleLine = true);
        console.SetMinimumLevel(LogLevel.Warning).AddFilter("Orleans", LogLevel.Critical);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));
        builder.UseOrleansClient(client => Secured(client, arguments)
            .UseStaticClustering(arguments.Gateway)
            .UseConnectionRetryFilter(RetryForEverAsync)
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (arguments.Cluster, "sweep"))
            .Configure<ConnectionOptions>(static connection => connection.ConnectionRetryDelay = BetweenConnections)
            .Configure<ClientMessagingOptions>(static messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(5)));
        var hello = Hello(arguments, runtime);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(arguments).AddSingleton(compute).AddSingleton(hello).AddSingleton(run).AddSingleton<Departure>();
        builder.Services.AddSingleton(services => new WorkerCheckpoints(
            arguments.Artifacts,
            arguments.CheckpointEvery,
            hello.Provenance,
            TimeProvider.System,
            services.GetRequiredService<ILogger<WorkerCheckpoints>>()));
        builder.Services.AddHostedService<WorkerLoop>();
        if (filter is not null)
        {
            builder.Services.AddSingleton(filter);
        }

        return builder.Build();
    }

    private static IClientBuilder Secured(IClientBuilder client, WorkerArguments arguments) =>
        arguments.Certificates is { } folder ? client.UseMutualTls(ClusterCertificates.Open(folder, TimeProvider.System)) : client;

    private static async Task<bool> RetryForEverAsync(Exception exception, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
        return true;
    }

    private static WorkerHello Hello(WorkerArguments arguments, TorchRuntime runtime) => new()
    {
        Worker = new() { Name = arguments.Name, Incarnation = Guid.NewGuid(), Node = arguments.Node },
        Provenance = new()
        {
            Device = runtime.Device,
            GitRevision = GitRevision.Current,
            Libraries = runtime.Libraries,
            OneDnn = runtime.OneDnn,
            SelfTestPassed = runtime.SelfTestPassed,
            Threads = runtime.Threads,
            Science = ScienceVersion.Current,
        },
        Host = Environment.MachineName,
        ProcessId = Environment.ProcessId,
    };
}
