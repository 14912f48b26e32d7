using System.Globalization;
using System.Net;

namespace Sweep.Worker.Arguments;

/// <summary>The command line of a worker process.</summary>
internal sealed record WorkerArguments
{
    public const string Usage =
        "sweep-worker --gateway HOST:PORT --cluster ID --name NAME [--node NAME] [--device cpu|cuda:0] [--parent PID] [--certificates DIR] "
        + "[--artifacts DIR] [--checkpoint-every SECONDS] [--recycle-after TRIALS] [--log-format text|json], or sweep-worker --self-test, or sweep-worker --replay PACKET [--train], "
        + "or sweep-worker --images FOLDER --dimensions 2|3";

    private static readonly string[] Names =
    [
        "--gateway", "--cluster", "--name", "--node", "--device", "--parent", "--certificates", "--artifacts", "--checkpoint-every", "--recycle-after",
        "--log-format",
    ];

    /// <summary>Only look whether this machine can compute, and say so as one line of JSON.</summary>
    public bool SelfTest { get; private init; }

    /// <summary>Only look at the counter-example in this file again, and say what came out as one line of JSON; null: be a worker.</summary>
    public string? Replay { get; private init; }

    /// <summary>Whether its network is trained anew for that.</summary>
    public bool Train { get; private init; }

    /// <summary>Only look whether the images of this folder can be read, and complain if not; null: be a worker.</summary>
    public string? Images { get; private init; }

    /// <summary>Whether they are images, 2, or volumes, 3.</summary>
    public int Dimensions { get; private init; }

    public IPEndPoint Gateway { get; private init; } = new(IPAddress.Loopback, 0);

    public string Cluster { get; private init; } = "";

    public string Name { get; private init; } = "";

    /// <summary>The node by whose death this worker is lost; empty outside a cluster.</summary>
    public string Node { get; private init; } = "";

    /// <summary>The supervisor has set CUDA_VISIBLE_DEVICES, so a GPU is always the first.</summary>
    public string Device { get; private init; } = "cpu";

    /// <summary>The process without which this one ends; null: none.</summary>
    public int? Parent { get; private init; }

    /// <summary>Folder of this node's certificate; null: connections are not encrypted.</summary>
    public string? Certificates { get; private init; }

    /// <summary>Folder that all workers share; null: no checkpoints.</summary>
    public string? Artifacts { get; private init; }

    /// <summary>Training time between two checkpoints. Default: 60 s.</summary>
    public TimeSpan CheckpointEvery { get; private init; } = TimeSpan.FromSeconds(60);

    /// <summary>Trials after which a fresh process takes over, whatever this one has not given back. Default: 20000.</summary>
    public int RecycleAfter { get; private init; } = 20_000;

    /// <summary>Whether the log is a JSON object a line.</summary>
    public bool JsonLog { get; private init; }

    /// <exception cref="WrongArgumentException">Something is unknown, missing or said twice.</exception>
    public static WorkerArguments Parse(IReadOnlyList<string> words)
    {
        if (words is ["--self-test"])
        {
            return new() { SelfTest = true };
        }

        if (words is ["--replay", _] or ["--replay", _, "--train"])
        {
            return new() { Replay = words[1], Train = words.Count > 2 };
        }

        if (words is ["--images", var folder, "--dimensions", "2" or "3"])
        {
            return new() { Images = folder, Dimensions = words[3] == "2" ? 2 : 3 };
        }

        var options = OptionReader.Read(words, Names);
        var defaults = new WorkerArguments();
        return new()
        {
            Gateway = Endpoint(Required(options, "--gateway")),
            Cluster = Required(options, "--cluster"),
            Name = Required(options, "--name"),
            Node = options.GetValueOrDefault("--node", ""),
            Device = options.TryGetValue("--device", out var device) ? KnownDevice(device) : defaults.Device,
            Parent = options.TryGetValue("--parent", out var parent) ? Number("--parent", parent, "process id such as 4711") : null,
            Certificates = options.GetValueOrDefault("--certificates"),
            Artifacts = options.GetValueOrDefault("--artifacts"),
            CheckpointEvery = options.TryGetValue("--checkpoint-every", out var every) ? Seconds(every) : defaults.CheckpointEvery,
            RecycleAfter = options.TryGetValue("--recycle-after", out var trials) ? Number("--recycle-after", trials, "number of trials such as 20000") : defaults.RecycleAfter,
            JsonLog = options.TryGetValue("--log-format", out var format) && IsJson(format),
        };
    }

    private static string Required(Dictionary<string, string> options, string name) =>
        options.TryGetValue(name, out var value) ? value : throw new WrongArgumentException($"{name} is missing; use {Usage}");

    private static IPEndPoint Endpoint(string text) =>
        IPEndPoint.TryParse(text, out var endpoint) && endpoint.Port > 0
            ? endpoint
            : throw new WrongArgumentException($"--gateway '{text}' is no address and port such as 127.0.0.1:30000");

    private static bool IsJson(string text) => text is "text" or "json"
        ? text == "json"
        : throw new WrongArgumentException($"--log-format '{text}' is unknown; use text or json");

    private static string KnownDevice(string text) => text is "cpu" or "cuda:0"
        ? text
        : throw new WrongArgumentException($"--device '{text}' is unknown; use cpu or cuda:0 (CUDA_VISIBLE_DEVICES chooses the GPU)");

    private static int Number(string option, string text, string what) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new WrongArgumentException($"{option} '{text}' is no {what}");

    private static TimeSpan Seconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 1e6
            ? TimeSpan.FromSeconds(seconds)
            : throw new WrongArgumentException($"--checkpoint-every '{text}' is no number of seconds such as 60 or 0.5");
}
