using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Contracts.Processes;
using Sweep.Learning.Native;
using Sweep.Learning.Packets;
using Sweep.Theory;
using Sweep.Theory.Lawbook;

namespace Sweep.Worker.Compute;

/// <summary>Tests libtorch on this machine and prints the result as one line of JSON; <c>sweep doctor</c> reads it.</summary>
internal static class SelfTest
{
    public static async Task<int> RunAsync(TextWriter output, TextWriter errors)
    {
        using var thread = new ComputeThread();
        try
        {
            var runtime = await thread.RunAsync(static () => TorchRuntime.Prepare());
            await output.WriteLineAsync(JsonSerializer.Serialize(runtime, WorkerJson.Default.TorchRuntime));
            return ExitCode.Done;
        }
        catch (UnfitEnvironmentException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return ExitCode.Unfit;
        }
    }
}

/// <summary>Measures a counter-example again and prints the answer as one line of JSON; <c>sweep replay</c> reads it, and ends this process when interrupted.</summary>
internal static class PacketReplay
{
    public static async Task<int> RunAsync(string path, bool train, TextWriter output)
    {
        using var thread = new ComputeThread();
        var answer = await thread.RunAsync(() => Replaying.Of(path, train, CancellationToken.None));
        await output.WriteLineAsync(JsonSerializer.Serialize(answer, WorkerJson.Default.ReplayAnswer));
        return ExitCode.Done;
    }
}

/// <summary>The JSON that this program prints for its caller.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters = [typeof(VerdictText)])]
[JsonSerializable(typeof(TorchRuntime))]
[JsonSerializable(typeof(ReplayAnswer))]
[JsonSerializable(typeof(List<PointTime>))]
internal sealed partial class WorkerJson : JsonSerializerContext;
