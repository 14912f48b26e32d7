using Sweep.EndToEnd.Tests.Deploy.Files;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Deploy.Hosts;

/// <summary>
/// A sweep on two nodes, submitted from a third machine; in the middle the second node is cut off from everything for a while, and the
/// first one is told to stop. What the tests then look at: the database, and what was seen on the way.
/// </summary>
public sealed class TwoHosts : IAsyncLifetime
{
    public const string Name = "two-hosts";
    public const int Trials = 40;

    // As Orleans numbers them.
    private const int Active = 3;
    private const int Dead = 6;

    private static readonly TimeSpan GraceOfStop = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly PublishedProgram program = new();
    private readonly ProcessList processes = ProcessList.Watch();

    internal ComposedCluster Cluster { get; private set; } = null!;

    /// <summary>How the node ended that was told to stop.</summary>
    internal Ended Stopped { get; private set; } = null!;

    /// <summary>How the command ended that submitted the sweep and watched it.</summary>
    internal Ended Submitted { get; private set; } = null!;

    /// <summary>Measured trials at the time when the first node was gone.</summary>
    internal long MeasuredAtStop { get; private set; }

    /// <summary>Ports that a node listens on beyond loopback, and what each says to a client that speaks first, without TLS.</summary>
    internal Dictionary<int, string> Replies { get; } = [];

    internal IReadOnlyList<string> Users { get; private set; } = [];

    internal IReadOnlyCollection<string> CommandLines => processes.Seen;

    public ValueTask InitializeAsync() => new(RunAsync());

    public async ValueTask DisposeAsync()
    {
        await processes.DisposeAsync();
        if (Cluster is not null)
        {
            await Cluster.DisposeAsync();
        }

        program.Dispose();
    }

    /// <summary>Trials measured by the workers of a node; of any, where its name is empty.</summary>
    internal Task<long> MeasuredByAsync(string node) =>
        ScalarAsync($"select count(*) from sweep.trial_results where sweep = '{Name}' and state = 'succeeded' and worker like '{node}%'");

    internal async Task<long> ScalarAsync(string sql)
    {
        await using var command = Cluster.Server.Superuser.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Runs the command line with the reader's connection string alone.</summary>
    internal Task<Ended> ReadAsync(params string[] command) =>
        Cluster.Start(ComposedCluster.Elsewhere, "sweep", command).EndAsync(Patience);

    private async Task RunAsync()
    {
        await program.PublishAsync();
        Cluster = await ComposedCluster.CreateAsync(program.Root);
        var first = Cluster.Start("node-1", "node-1");
        var second = Cluster.Start("node-2", "node-2");
        await Cluster.HealthyAsync("node-1", first);
        await Cluster.HealthyAsync("node-2", second);

        var file = Cluster.Write($"{Name}.yaml", SmallSweeps.Slow(Name, Trials / 2, steps: 300));
        var submit = Cluster.Start(ComposedCluster.Elsewhere, "sweep", ["submit", file, "--watch"]);
        await Eventually.TrueAsync(
            async () => await MeasuredByAsync("node-1") > 0 && await MeasuredByAsync("node-2") > 0,
            () => $"not both nodes measured something: {submit.Output}{submit.Error}{first.Output}{first.Error}{second.Output}{second.Error}");
        await CutOffAsync("node-2");
        Users = ProcessList.UsersOf(program.Root);
        first.Signal("TERM");
        Stopped = await first.EndAsync(GraceOfStop);
        MeasuredAtStop = await MeasuredByAsync("");
        Submitted = await submit.EndAsync(Patience);
        foreach (var port in await ListeningAsync("node-2"))
        {
            Replies[port] = await ReplyAsync("10.77.0.12", port);
        }
    }

    /// <summary>Cuts a node off from the other and from the database until it counts as dead, and then until it works again.</summary>
    private async Task CutOffAsync(string node)
    {
        Cluster.Plug(node, isIn: false);
        await SilosAsync($"name = '{node}' and status = {Dead}");
        Cluster.Plug(node, isIn: true);
        await SilosAsync($"name = '{node}' and status = {Active}");
    }

    private Task SilosAsync(string condition) => Eventually.TrueAsync(
        async () => await ScalarAsync($"select count(*) from sweep.silos where {condition}") > 0, () => $"no silo: {condition}");

    // State 0A is LISTEN; addresses are hexadecimal, loopback is 0100007F, and of version 6 ::1 ends in 01000000.
    private async Task<IReadOnlyList<int>> ListeningAsync(string host)
    {
        var table = await Cluster.Start(host, ["cat", "/proc/net/tcp", "/proc/net/tcp6"], new Dictionary<string, string>()).EndAsync(Patience);
        return
        [
            .. (from line in table.Output.Split('\n')
                let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                where fields.Length > 3 && fields[3] == "0A"
                let address = fields[1].Split(':')
                where address[0] is not "0100007F" and not "00000000000000000000000001000000"
                select Convert.ToInt32(address[1], 16)).Distinct().Order(),
        ];
    }

    private async Task<string> ReplyAsync(string address, int port)
    {
        const string Talk = "exec 3<>/dev/tcp/$1/$2 && printf 'GET /health/live HTTP/1.1\\r\\nHost: sweep\\r\\nConnection: close\\r\\n\\r\\n' >&3 && timeout 10 cat <&3 | head -c 400 | tr -c '[:print:]' .";
        return (await Cluster.Start(ComposedCluster.Elsewhere, ["bash", "-c", Talk, "bash", address, $"{port}"], new Dictionary<string, string>()).EndAsync(Patience)).Output.Trim();
    }
}
