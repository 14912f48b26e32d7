using System.Net;
using Sweep.Contracts.Processes;
using Sweep.Theory;

namespace Sweep.Contracts.Tests.Processes;

[Fast]
public sealed class WorkerArgumentsTests
{
    [Fact]
    public void A_full_command_line_is_understood()
    {
        var arguments = WorkerArguments.Parse(
        [
            "--gateway", "127.0.0.1:30000", "--cluster", "local", "--name", "node-0", "--node", "node", "--device", "cuda:0", "--parent", "4711",
            "--certificates", "/etc/sweep", "--artifacts", "/data", "--checkpoint-every", "0.5", "--recycle-after", "3",
        ]);

        Assert.Equal("127.0.0.1:30000", arguments.Gateway.ToString());
        Assert.Equal("local", arguments.Cluster);
        Assert.Equal("node-0", arguments.Name);
        Assert.Equal("cuda:0", arguments.Device);
        Assert.Equal(4711, arguments.Parent);
        Assert.Equal("node", arguments.Node);
        Assert.Equal(("/etc/sweep", "/data"), (arguments.Certificates, arguments.Artifacts));
        Assert.Equal(TimeSpan.FromSeconds(0.5), arguments.CheckpointEvery);
        Assert.Equal(3, arguments.RecycleAfter);
        Assert.False(arguments.SelfTest);
    }

    [Fact]
    public void All_but_gateway_cluster_and_name_may_be_left_out()
    {
        var arguments = WorkerArguments.Parse(["--name", "a", "--cluster", "b", "--gateway", "10.0.0.1:1"]);

        Assert.Equal("cpu", arguments.Device);
        Assert.Null(arguments.Parent);
        Assert.Equal("", arguments.Node);
        Assert.Null(arguments.Certificates);
        Assert.Null(arguments.Artifacts);
        Assert.Equal(TimeSpan.FromMinutes(1), arguments.CheckpointEvery);
        Assert.Equal(1_000_000, arguments.RecycleAfter);
    }

    [Fact]
    public void A_packet_to_be_replayed_needs_nothing_else()
    {
        var (kept, trained) = (WorkerArguments.Parse(["--replay", "a.zip"]), WorkerArguments.Parse(["--replay", "a.zip", "--train"]));

        Assert.Equal(("a.zip", false), (kept.Replay, kept.Train));
        Assert.Equal(("a.zip", true), (trained.Replay, trained.Train));
        Assert.Null(WorkerArguments.Parse(["--name", "a", "--cluster", "b", "--gateway", "10.0.0.1:1"]).Replay);
    }

    [Theory]
    [InlineData("'--replay' is unknown", "--replay")]
    [InlineData("'--replay' is unknown", "--replay a.zip --name a")]
    [InlineData("--gateway is missing", "--cluster b --name a")]
    [InlineData("--name is missing", "--gateway 127.0.0.1:1 --cluster b")]
    [InlineData("'--gatway' is unknown", "--gatway 127.0.0.1:1")]
    [InlineData("'--self-test' is unknown", "--name a --self-test")]
    [InlineData("--name needs a value", "--name")]
    [InlineData("--name needs a value", "--name --cluster b")]
    [InlineData("--name is given twice", "--name a --name b")]
    [InlineData("--gateway 'localhost' is not an address and port", "--gateway localhost --cluster b --name a")]
    [InlineData("--gateway '127.0.0.1' is not an address and port", "--gateway 127.0.0.1 --cluster b --name a")]
    [InlineData("--device 'tpu' is unknown", "--gateway 127.0.0.1:1 --cluster b --name a --device tpu")]
    [InlineData("--log-format 'xml' is unknown; use text or json", "--gateway 127.0.0.1:1 --cluster b --name a --log-format xml")]
    [InlineData("--parent '-1' is not a process id", "--gateway 127.0.0.1:1 --cluster b --name a --parent -1")]
    [InlineData("--checkpoint-every '0' is not a number of seconds", "--gateway 127.0.0.1:1 --cluster b --name a --checkpoint-every 0")]
    [InlineData("--checkpoint-every '1m' is not a number of seconds", "--gateway 127.0.0.1:1 --cluster b --name a --checkpoint-every 1m")]
    [InlineData("--checkpoint-every '1,5' is not a number of seconds", "--gateway 127.0.0.1:1 --cluster b --name a --checkpoint-every 1,5")]
    [InlineData("--recycle-after 'never' is not a number of trials", "--gateway 127.0.0.1:1 --cluster b --name a --recycle-after never")]
    public void What_is_wrong_is_said_in_one_sentence(string sentence, string commandLine)
    {
        var exception = Assert.Throws<InvalidSweepException>(() => WorkerArguments.Parse(commandLine.Split(' ')));

        Assert.StartsWith(sentence, exception.Message);
        Assert.DoesNotContain('\n', exception.Message);
    }

    public static TheoryData<WorkerArguments> Written =>
    [
        new WorkerArguments { SelfTest = true },
        new WorkerArguments { Replay = "a b.zip" },
        new WorkerArguments { Replay = "a.zip", Train = true },
        new WorkerArguments { Time = "points.txt" },
        new WorkerArguments { Images = "/data/nuclei", Dimensions = 3 },
        new WorkerArguments { Gateway = Loopback, Cluster = "local", Name = "node-0" },
        new WorkerArguments
        {
            Gateway = new(IPAddress.IPv6Loopback, 1), Cluster = "local", Name = "node-0", Node = "node", Device = "cuda:0", Parent = 4711,
            Certificates = "/etc/sweep", Artifacts = "/data", CheckpointEvery = TimeSpan.FromSeconds(0.25), RecycleAfter = 3, JsonLog = true,
        },
    ];

    private static IPEndPoint Loopback => new(IPAddress.Loopback, 30000);

    [Theory]
    [MemberData(nameof(Written), DisableDiscoveryEnumeration = true)]
    public void A_worker_reads_what_its_supervisor_wrote(WorkerArguments arguments) =>
        Assert.Equal(arguments, WorkerArguments.Parse(arguments.ToWords()));

    [Fact]
    public void Defaults_are_not_written() => Assert.Equal(
        ["--gateway", "127.0.0.1:30000", "--cluster", "local", "--name", "node-0"],
        new WorkerArguments { Gateway = Loopback, Cluster = "local", Name = "node-0" }.ToWords());
}
