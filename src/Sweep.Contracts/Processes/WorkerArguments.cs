using System.Globalization;
using System.Net;
using Sweep.Theory;

namespace Sweep.Contracts.Processes;

/// <summary>The command line of a worker process: the parent writes it, and the worker reads it.</summary>
public sealed record WorkerArguments
{
    public const string Usage =
        "sweep-worker --gateway HOST:PORT --cluster ID --name NAME [--node NAME] [--device cpu|cuda:0] [--parent PID] [--certificates DIR] "
        + "[--artifacts DIR] [--checkpoint-every SECONDS] [--recycle-after TRIALS] [--log-format text|json], or sweep-worker --self-test, or sweep-worker --replay PACKET [--train], "
        + "or sweep-worker --images FOLDER --dimensions 2|3, or sweep-worker --time FILE";

    private static readonly IReadOnlyList<WorkerOption> Options =
    [
        new("--gateway", static a => a.Gateway.ToString(), static (a, text) => a with { Gateway = Endpoint(text) }, IsRequired: true),
        new("--cluster", static a => a.Cluster, static (a, text) => a with { Cluster = text }, IsRequired: true),
        new("--name", static a => a.Name, static (a, text) => a with { Name = text }, IsRequired: true),
        new("--node", static a => a.Node, static (a, text) => a with { Node = text }),
        new("--device", static a => a.Device, static (a, text) => a with { Device = KnownDevice(text) }),
        new("--parent", static a => Text(a.Parent), static (a, text) => a with { Parent = Number("--parent", text, "process id such as 4711") }),
        new("--certificates", static a => a.Certificates, static (a, text) => a with { Certificates = text }),
        new("--artifacts", static a => a.Artifacts, static (a, text) => a with { Artifacts = text }),
        new("--checkpoint-every", static a => Text(a.CheckpointEvery.TotalSeconds), static (a, text) => a with { CheckpointEvery = Seconds(text) }),
        new("--recycle-after", static a => Text(a.RecycleAfter), static (a, text) => a with { RecycleAfter = Number("--recycle-after", text, "number of trials such as 1000000") }),
        new("--log-format", static a => a.JsonLog ? "json" : "text", static (a, text) => a with { JsonLog = IsJson(text) }),
    ];

    /// <summary>True: only tests whether this machine can compute, and prints the answer as one line of JSON.</summary>
    public bool SelfTest { get; init; }

    /// <summary>A counter-example to measure again, with the answer printed as one line of JSON; null: works for a cluster.</summary>
    public string? Replay { get; init; }

    /// <summary>Whether the network of the counter-example is trained again.</summary>
    public bool Train { get; init; }

    /// <summary>A folder of images to check, with a complaint if they are not readable; null: works for a cluster.</summary>
    public string? Images { get; init; }

    /// <summary>Dimensions of these images: 2, or 3 for volumes.</summary>
    public int Dimensions { get; init; }

    /// <summary>A file of grid points, one a line, that are timed for some seconds, with the times printed as one line of JSON; null: works for a cluster.</summary>
    public string? Time { get; init; }

    public IPEndPoint Gateway { get; init; } = new(IPAddress.Loopback, 0);

    public string Cluster { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>The node of this worker, whose loss is the loss of the worker; empty outside a cluster.</summary>
    public string Node { get; init; } = "";

    /// <summary>cpu, or cuda:0: CUDA_VISIBLE_DEVICES shows a worker only its own GPU. Default: cpu.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>The parent process; this process ends with it. Null: none.</summary>
    public int? Parent { get; init; }

    /// <summary>Folder of this node's certificate; null: connections are not encrypted.</summary>
    public string? Certificates { get; init; }

    /// <summary>Folder that all workers share; null: no checkpoints.</summary>
    public string? Artifacts { get; init; }

    /// <summary>Training time between two checkpoints. Default: 60 s.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Trials after which a fresh process replaces this one, however little memory it has. Default: 1000000.</summary>
    public int RecycleAfter { get; init; } = 1_000_000;

    /// <summary>Whether the log has one JSON object per line.</summary>
    public bool JsonLog { get; init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="InvalidSweepException">An option is unknown, missing or given twice, or its value is wrong.</exception>
    public static WorkerArguments Parse(IReadOnlyList<string> words) => words switch
    {
        ["--self-test"] => new() { SelfTest = true },
        ["--replay", var packet] => new() { Replay = packet },
        ["--replay", var packet, "--train"] => new() { Replay = packet, Train = true },
        ["--images", var folder, "--dimensions", "2" or "3"] => new() { Images = folder, Dimensions = words[3] == "2" ? 2 : 3 },
        ["--time", var points] => new() { Time = points },
        _ => ReadAll(OptionReader.Read(words, [.. Options.Select(static option => option.Name)])),
    };

    /// <summary>Writes the command line that <see cref="Parse"/> reads as these arguments; leaves out what equals a default.</summary>
    public IReadOnlyList<string> ToWords() => this switch
    {
        { SelfTest: true } => ["--self-test"],
        { Replay: { } packet } => ["--replay", packet, .. Train ? new[] { "--train" } : []],
        { Images: { } folder } => ["--images", folder, "--dimensions", Text(Dimensions)!],
        { Time: { } points } => ["--time", points],
        _ =>
        [
            .. from option in Options
               let value = option.Write(this)
               where value is not null && (option.IsRequired || value != option.Write(new()))
               from word in new[] { option.Name, value }
               select word,
        ],
    };

    private static WorkerArguments ReadAll(Dictionary<string, string> values)
    {
        var arguments = new WorkerArguments();
        foreach (var option in Options)
        {
            arguments = values.TryGetValue(option.Name, out var value) ? option.Read(arguments, value)
                : option.IsRequired ? throw new InvalidSweepException($"{option.Name} is missing; use {Usage}")
                : arguments;
        }

        return arguments;
    }

    private static IPEndPoint Endpoint(string text) =>
        IPEndPoint.TryParse(text, out var endpoint) && endpoint.Port > 0
            ? endpoint
            : throw new InvalidSweepException($"--gateway '{text}' is not an address and port such as 127.0.0.1:30000");

    private static bool IsJson(string text) => text is "text" or "json"
        ? text == "json"
        : throw new InvalidSweepException($"--log-format '{text}' is unknown; use text or json");

    private static string KnownDevice(string text) => text is "cpu" or "cuda:0"
        ? text
        : throw new InvalidSweepException($"--device '{text}' is unknown; use cpu or cuda:0 (CUDA_VISIBLE_DEVICES chooses the GPU)");

    private static int Number(string option, string text, string what) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new InvalidSweepException($"{option} '{text}' is not a {what}");

    private static TimeSpan Seconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 1e6
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidSweepException($"--checkpoint-every '{text}' is not a number of seconds such as 60 or 0.5");

    private static string? Text(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);
}

/// <summary>One option of a worker's command line.</summary>
/// <param name="Write">Returns its value as text; null: it is not given.</param>
/// <param name="Read">Returns the arguments with this value.</param>
internal sealed record WorkerOption(
    string Name, Func<WorkerArguments, string?> Write, Func<WorkerArguments, string, WorkerArguments> Read, bool IsRequired = false);

/// <summary>Reads <c>--name value</c> pairs, and nothing else.</summary>
internal static class OptionReader
{
    public static Dictionary<string, string> Read(IReadOnlyList<string> words, IReadOnlyCollection<string> known)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < words.Count; index += 2)
        {
            var name = words[index];
            if (!known.Contains(name))
            {
                throw new InvalidSweepException($"'{name}' is unknown; use {WorkerArguments.Usage}");
            }

            if (index + 1 == words.Count || words[index + 1].StartsWith("--", StringComparison.Ordinal))
            {
                throw new InvalidSweepException($"{name} needs a value; use {WorkerArguments.Usage}");
            }

            if (!options.TryAdd(name, words[index + 1]))
            {
                throw new InvalidSweepException($"{name} is given twice; give it once");
            }
        }

        return options;
    }
}
