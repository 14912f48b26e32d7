using System.Globalization;
using System.Net;

namespace Sweep.Worker.Arguments;

/// <summary>The command line of a worker process.</summary>
internal sealed record WorkerArguments
{
    public const string Usage =
        "sweep-worker --gateway HOST:PORT --cluster ID --name NAME [--device cpu|cuda:0] [--parent PID], or sweep-worker --self-test";

    /// <summary>Only look whether this machine can compute, and say so as one line of JSON.</summary>
    public bool SelfTest { get; private init; }

    public IPEndPoint Gateway { get; private init; } = new(IPAddress.Loopback, 0);

    public string Cluster { get; private init; } = "";

    public string Name { get; private init; } = "";

    /// <summary>The supervisor has set CUDA_VISIBLE_DEVICES, so a GPU is always the first.</summary>
    public string Device { get; private init; } = "cpu";

    /// <summary>The process without which this one ends; null: none.</summary>
    public int? Parent { get; private init; }

    /// <exception cref="WrongArgumentException">Something is unknown, missing or said twice.</exception>
    public static WorkerArguments Parse(IReadOnlyList<string> words)
    {
        if (words is ["--self-test"])
        {
            return new() { SelfTest = true };
        }

        var options = OptionReader.Read(words, ["--gateway", "--cluster", "--name", "--device", "--parent"]);
        return new()
        {
            Gateway = Endpoint(Required(options, "--gateway")),
            Cluster = Required(options, "--cluster"),
            Name = Required(options, "--name"),
            Device = options.TryGetValue("--device", out var device) ? KnownDevice(device) : "cpu",
            Parent = options.TryGetValue("--parent", out var parent) ? ProcessNumber(parent) : null,
        };
    }

    private static string Required(Dictionary<string, string> options, string name) =>
        options.TryGetValue(name, out var value) ? value : throw new WrongArgumentException($"{name} is missing; use {Usage}");

    private static IPEndPoint Endpoint(string text) =>
        IPEndPoint.TryParse(text, out var endpoint) && endpoint.Port > 0
            ? endpoint
            : throw new WrongArgumentException($"--gateway '{text}' is no address and port such as 127.0.0.1:30000");

    private static string KnownDevice(string text) => text is "cpu" or "cuda:0"
        ? text
        : throw new WrongArgumentException($"--device '{text}' is unknown; use cpu or cuda:0 (CUDA_VISIBLE_DEVICES chooses the GPU)");

    private static int ProcessNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new WrongArgumentException($"--parent '{text}' is no process id such as 4711");
}
