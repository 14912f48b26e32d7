using System.Text.Json;
using Sweep.Learning.Native;
using Sweep.Theory;

namespace Sweep.Worker.Compute;

/// <summary>Says as one line of JSON what libtorch is like here; for <c>sweep doctor</c>.</summary>
internal static class SelfTest
{
    public static async Task<int> RunAsync(TextWriter output, TextWriter errors)
    {
        using var thread = new ComputeThread();
        try
        {
            var runtime = await thread.RunAsync(static () => TorchRuntime.Prepare());
            await output.WriteLineAsync(JsonSerializer.Serialize(runtime, WorkerJson.Default.TorchRuntime));
            return ExitCodes.Done;
        }
        catch (UnfitEnvironmentException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return ExitCodes.UnfitEnvironment;
        }
    }
}
