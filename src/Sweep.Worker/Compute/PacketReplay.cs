using System.Text.Json;
using Sweep.Learning.Packets;

namespace Sweep.Worker.Compute;

/// <summary>Looks at a counter-example again and says as one line of JSON what came out; for <c>sweep replay</c>, which ends this process when interrupted.</summary>
internal static class PacketReplay
{
    public static async Task<int> RunAsync(string path, bool train, TextWriter output)
    {
        using var thread = new ComputeThread();
        var answer = await thread.RunAsync(() => Replaying.Of(path, train, CancellationToken.None));
        await output.WriteLineAsync(JsonSerializer.Serialize(answer, WorkerJson.Default.ReplayAnswer));
        return ExitCodes.Done;
    }
}
