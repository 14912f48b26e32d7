using System.Text.Json;
using Sweep.Contracts.Processes;
using Sweep.Learning.Packets;

namespace Sweep.Worker.Compute;

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
