using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Cli.Terminal;
using Sweep.Contracts.Processes;
using Sweep.Theory;

namespace Sweep.Cli.Setup;

/// <summary>The output of <c>sweep-worker --self-test</c>: the libtorch of a worker on this machine.</summary>
internal sealed record WorkerSelfTest(
    string Libraries, string Device, bool LoaderShim, bool OneDnn, double SelfTest, bool SelfTestPassed, int Threads)
{
    /// <exception cref="UnfitEnvironmentException">The worker is missing, or libtorch does not load in it.</exception>
    public static async Task<WorkerSelfTest> RunAsync(string workerPath, CancellationToken cancellationToken)
    {
        var answer = await WorkerCall.RunAsync(workerPath, new WorkerArguments { SelfTest = true }, cancellationToken);
        return answer.Code == ExitCode.Done
            ? Read(answer.Output, workerPath)
            : throw new UnfitEnvironmentException(answer.Error.Length > 0 ? answer.Error : $"{workerPath} ended with exit code {answer.Code}");
    }

    private static WorkerSelfTest Read(string output, string workerPath)
    {
        try
        {
            return JsonSerializer.Deserialize(output, WorkerSelfTestJson.Default.WorkerSelfTest)!;
        }
        catch (JsonException fault)
        {
            throw new UnfitEnvironmentException($"{workerPath} did not print JSON at its self-test; is it a sweep-worker of this version?", fault);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WorkerSelfTest))]
internal sealed partial class WorkerSelfTestJson : JsonSerializerContext;
