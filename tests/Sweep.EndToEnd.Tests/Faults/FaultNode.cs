using Sweep.Chaos;
using Sweep.EndToEnd.Tests.Nodes;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Faults;

/// <summary>One real <c>sweep node</c> with one worker.</summary>
internal sealed class FaultNode : IAsyncDisposable
{
    private readonly FaultBench bench;
    private readonly string[] arguments;
    private readonly Dictionary<string, string> variables;
    private readonly string[] before;
    private SweepProcess process;

    private FaultNode(FaultBench bench, string name, string[] options, Dictionary<string, string> variables, string[] before)
    {
        (this.bench, Name, this.before) = (bench, name, before);
        arguments =
        [
            "node", "--name", name, "--devices", "cpu", "--slots", "1", "--silo-port", RunningNode.FreePort(), "--gateway-port", RunningNode.FreePort(), .. options,
            .. options.Contains("--artifacts") ? [] : Shared(bench),
        ];
        this.variables = new(variables);
        this.variables.TryAdd("SWEEP_DATABASE", bench.Connection);
        process = Start();
    }

    public string Name { get; }

    public int Silo => Tree.Single(static id => ProcessTree.CommandLine(id).Contains("sweep silo ", StringComparison.Ordinal));

    public int Worker => Tree.Single(static id => ProcessTree.CommandLine(id).Contains("sweep-worker ", StringComparison.Ordinal));

    public IReadOnlyList<int> Tree => ProcessTree.Of(process.Id);

    public string Log => process.Errors;

    /// <summary>Returns when its silo and its worker are ready.</summary>
    public static async Task<FaultNode> StartAsync(
        FaultBench bench, string name, string[]? options = null, Dictionary<string, string>? variables = null, params string[] before)
    {
        var node = new FaultNode(bench, name, options ?? [], variables ?? [], before);
        await node.ReadyAsync();
        return node;
    }

    public Task ReadyAsync() => FaultBench.EventuallyAsync(
        () =>
        {
            Assert.False(process.HasEnded, $"{Name} ended: {Log}");
            return Task.FromResult(Log.Contains($"Node {Name} is ready", StringComparison.Ordinal));
        },
        $"{Name} was not ready");

    /// <summary>Starts it again after it was killed; its ports and its name are the same.</summary>
    public Task RestartAsync()
    {
        process.Dispose();
        process = Start();
        return ReadyAsync();
    }

    /// <summary>Freezes some of its processes while something happens.</summary>
    public static async Task FrozenAsync(IReadOnlyList<int> processes, Func<Task> meanwhile)
    {
        ProcessTree.Signal(processes, ProcessTree.Stop);
        try
        {
            await meanwhile();
        }
        finally
        {
            ProcessTree.Signal(processes, ProcessTree.Continue);
        }
    }

    /// <summary>Asks it to end, and sees that it does so in good order.</summary>
    public async Task StopAsync()
    {
        SweepProcess.Kill("TERM", $"{process.Id}");
        var ended = await process.EndAsync();
        Assert.True(ended.Code is 0 or 130, $"{Name} ended with {ended.Code}: {ended.Error}");
    }

    public ValueTask DisposeAsync()
    {
        process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string[] Shared(FaultBench bench) => ["--artifacts", Path.Combine(bench.Folder, "artifacts"), "--checkpoint-every", "1"];

    private SweepProcess Start() => SweepProcess.Start(bench.Folder, arguments, variables, before);
}
