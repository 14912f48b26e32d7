using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Theory;

namespace Sweep.Cli.Doctor;

/// <summary>What <c>sweep-worker --self-test</c> prints: libtorch as a worker on this machine has it.</summary>
internal sealed record WorkerSelfTest(
    string Libraries, string Device, bool LoaderShim, bool OneDnn, double SelfTest, bool SelfTestPassed, int Threads)
{
    /// <exception cref="UnfitEnvironmentException">The worker is missing, or libtorch does not load in it.</exception>
    public static async Task<WorkerSelfTest> RunAsync(string workerPath, CancellationToken cancellationToken)
    {
        using var process = Start(workerPath);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? Read(await output, workerPath)
                : throw new UnfitEnvironmentException(LastLine(await error) ?? $"{workerPath} ended with exit code {process.ExitCode}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static Process Start(string workerPath)
    {
        if (!File.Exists(workerPath))
        {
            throw new UnfitEnvironmentException($"there is no {workerPath}; build Sweep.Worker, or name the executable in SWEEP_WORKER");
        }

        try
        {
            var start = new ProcessStartInfo(workerPath, ["--self-test"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["OMP_NUM_THREADS"] = "1" },
            };
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new UnfitEnvironmentException($"{workerPath} cannot be started: {fault.Message}", fault);
        }
    }

    private static WorkerSelfTest Read(string output, string workerPath)
    {
        try
        {
            return JsonSerializer.Deserialize(LastLine(output) ?? "", WorkerSelfTestJson.Default.WorkerSelfTest)!;
        }
        catch (JsonException fault)
        {
            throw new UnfitEnvironmentException($"{workerPath} answered its self-test with something else than JSON; is it a sweep-worker of this version?", fault);
        }
    }

    private static string? LastLine(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WorkerSelfTest))]
internal sealed partial class WorkerSelfTestJson : JsonSerializerContext;
