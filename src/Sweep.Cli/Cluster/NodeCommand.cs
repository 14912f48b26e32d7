using System.CommandLine;
using Microsoft.Extensions.Logging;
using Sweep.Cli.Terminal;
using Sweep.Hosting.Devices;
using Sweep.Hosting.Nodes;
using Sweep.Hosting.Telemetry;
using Sweep.Theory;

namespace Sweep.Cli.Cluster;

internal static class NodeCommand
{
    public static Command Create(Shell shell)
    {
        var silo = new SiloOptionSet();
        var devices = new Option<string>("--devices")
        {
            Description = "What to compute on: all (every GPU, or the CPU where there is none), cpu, or numbers of GPUs such as 0,2. Default: all.",
            HelpName = "all|cpu|N,N",
            DefaultValueFactory = static _ => "all",
        };
        var perDevice = Arguments.Whole("--slots-per-device", "Workers that share a device. Default: 1 for a GPU, one a core for the CPU.", 1, 1024);
        var slots = Arguments.Whole("--slots", "Workers in all, spread over the devices. Default: as many as the devices take.", 1, 1024);
        var labels = new Option<string[]>("--label") { Description = "KEY=VALUE that `sweep nodes` shows; may be repeated.", HelpName = "KEY=VALUE" };
        var artifacts = new Option<string?>("--artifacts")
        {
            Description = "Folder for checkpoints of long trainings, shared by all nodes. Default: artifacts in SWEEP_HOME.", HelpName = "DIR",
        };
        var checkpoint = new Option<double>("--checkpoint-every")
        {
            Description = "Seconds between two checkpoints of a training. Default: 60.", HelpName = "SECONDS", DefaultValueFactory = static _ => 60,
        };
        var command = new Command("node", """
            Makes this machine a node of a cluster: a scheduler and one worker for each GPU, until Ctrl-C or `sweep drain`.

            The nodes of a cluster share one PostgreSQL (SWEEP_DATABASE) and find each other by it. `sweep submit` gives them work. Beyond
            this machine a node speaks mutual TLS only; `sweep certificates` makes what it needs. When a node is asked to stop, its
            workers write checkpoints and it ends within half a minute; other nodes continue its trainings.

            sweep node
            sweep node --advertise 10.0.0.7 --certificates /etc/sweep/tls --artifacts /shared/sweep
            sweep node --devices 0,1 --slots-per-device 2
            """);
        foreach (var option in (Option[])[.. silo.Options, devices, perDevice, slots, labels, artifacts, checkpoint])
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = silo.Read(parsed);
            settings.Check();
            var choice = DeviceChoice.Parse(parsed.GetValue(devices)!) with { SlotsPerDevice = parsed.GetValue(perDevice), Slots = parsed.GetValue(slots) };
            await using var database = await DatabaseAccess.OpenAsync(shell, shell.Complain, cancellationToken);
            using var logging = LoggerFactory.Create(builder => builder.AddNodeLogging(settings.JsonLog));
            var node = new Node(
                database,
                new()
                {
                    Silo = settings,
                    Devices = choice,
                    Labels = NodeLabels.Check(parsed.GetValue(labels) ?? []),
                    Artifacts = Path.GetFullPath(parsed.GetValue(artifacts) ?? Path.Combine(HomeFolder.Of(shell), "artifacts")),
                    CheckpointEvery = TimeSpan.FromSeconds(parsed.GetValue(checkpoint)),
                    Program = ProgramFile.Of(),
                    WorkerPath = WorkerExecutable.Of(shell),
                },
                shell.Time,
                logging.CreateLogger("Sweep.Node"));
            await node.RunAsync(stopping => DatabaseAccess.KeepRunningAsync(shell, shell.Complain, stopping), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}

/// <summary>Labels of a node as they are typed.</summary>
internal static class NodeLabels
{
    /// <exception cref="InvalidSweepException">A label is not KEY=VALUE, or a key is given twice.</exception>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> labels)
    {
        HashSet<string> keys = [];
        foreach (var label in labels)
        {
            var end = label.IndexOf('=');
            if (end <= 0)
            {
                throw new InvalidSweepException($"--label {label} has no key and value; write it as zone=a");
            }

            if (!keys.Add(label[..end]))
            {
                throw new InvalidSweepException($"the label {label[..end]} is given twice; give it once");
            }
        }

        return labels;
    }
}
