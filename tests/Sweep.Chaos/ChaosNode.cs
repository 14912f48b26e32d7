using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Sweep.Cli.Terminal;

namespace Sweep.Chaos;

/// <summary>One <c>sweep node</c> on loopback, started again whenever it ended: what a machine's service manager does.</summary>
internal sealed class ChaosNode : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BeforeRestart = TimeSpan.FromSeconds(1);

    private readonly ChaosHome home;
    private readonly ChaosPlace? place;
    private readonly TimeProvider time;
    private readonly string[] arguments;
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task keeping;

    private volatile Process? current;
    private TimeSpan down = BeforeRestart;

    /// <param name="place">Where it stands in a network whose links can be cut; null: on loopback.</param>
    public ChaosNode(ChaosHome home, int number, int slots, ChaosPlace? place, TimeProvider time)
    {
        (this.home, this.place, this.time) = (home, place, time);
        Name = NameOf(number);
        arguments =
        [
            "node", "--name", Name, "--silo-port", FreePort(), "--gateway-port", FreePort(), "--devices", "cpu",
            "--slots", slots.ToString(CultureInfo.InvariantCulture), "--artifacts", Path.Combine(home.Folder, "artifacts"), "--checkpoint-every", "1",
            .. place?.Arguments ?? [],
        ];
        keeping = KeepAsync();
    }

    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"node-{number}");

    public string Name { get; }

    /// <summary>What it wrote on its standard error.</summary>
    public string Log => Path.Combine(home.Folder, Name + ".log");

    /// <summary>Times that it did not end in good order when it was asked to.</summary>
    public string? Unclean { get; private set; }

    public int? Id => current?.Id;

    public int? Silo => Children().FirstOrDefault(static child => IsCommand(child, "silo --name ")) is var silo and > 0 ? silo : null;

    public IReadOnlyList<int> Workers => [.. Children().Where(static child => IsCommand(child, "sweep-worker"))];

    /// <summary>The node with everything that it started.</summary>
    public IReadOnlyList<int> Tree => Id is { } id ? ProcessTree.Of(id) : [];

    /// <summary>A worker's name, as its command line has it.</summary>
    public static string WorkerName(int worker)
    {
        var words = ProcessTree.CommandLine(worker).Split(' ');
        return words.ElementAtOrDefault(Array.IndexOf(words, "--name") + 1) ?? "";
    }

    /// <summary>Completes when its silo and a worker have been ready once.</summary>
    public Task FirstReady => ready.Task;

    /// <summary>Kills everything at once, and leaves the node down for a while.</summary>
    public void Kill(TimeSpan downFor)
    {
        down = downFor;
        ProcessTree.Signal(Tree, ProcessTree.Kill);
    }

    /// <summary>Completes when the process of this number is no longer this node's.</summary>
    public async Task EndedAsync(int id, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (Id == id && time.GetElapsedTime(started) < patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        var tree = Tree;
        ProcessTree.Signal(tree, ProcessTree.Continue);
        ProcessTree.Signal(tree.Where(static process => IsCommand(process, "node --name ")).TakeLast(1), ProcessTree.Terminate);
        try
        {
            await keeping.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            Unclean = $"it did not end within {Patience.TotalSeconds} s";
            ProcessTree.Signal(tree.Concat(Tree).Distinct(), ProcessTree.Kill);
            await keeping;
        }

        stopping.Dispose();
    }

    private async Task KeepAsync()
    {
        await using var log = new StreamWriter(Log, append: true) { AutoFlush = true };
        while (!stopping.IsCancellationRequested)
        {
            using var process = Process.Start(place?.Within(home.Program(arguments)) ?? home.Program(arguments))!;
            current = process;
            await Task.WhenAll(CopyAsync(process.StandardOutput, log), CopyAsync(process.StandardError, log), process.WaitForExitAsync(CancellationToken.None));
            current = null;
            if (stopping.IsCancellationRequested && process.ExitCode != ExitCode.Done && process.ExitCode != ExitCode.Interrupted)
            {
                Unclean = string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {process.ExitCode}");
            }

            var pause = down;
            down = BeforeRestart;
            await Task.Delay(pause, time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CopyAsync(StreamReader from, StreamWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            if (line.Contains($"Node {Name} is ready", StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }

            lock (to)
            {
                to.WriteLine(line);
            }
        }
    }

    private IEnumerable<int> Children() => Id is { } id ? ProcessTree.Of(id).Skip(1) : [];

    private static bool IsCommand(int process, string command) =>
        ProcessTree.CommandLine(process) is var line && line.Contains(command, StringComparison.Ordinal) && !line.StartsWith("nsenter", StringComparison.Ordinal);

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
