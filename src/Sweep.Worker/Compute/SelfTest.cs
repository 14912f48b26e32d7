using System.Text.Json;
using Sweep.Contracts.Processes;
using Sweep.Learning.Native;
using Sweep.Theory;

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
