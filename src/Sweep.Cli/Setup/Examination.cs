using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Cli.Terminal;
using Sweep.Contracts.Processes;
using Sweep.Storage.Database;
using Sweep.Theory;

namespace Sweep.Cli.Setup;

/// <summary>Checks everything that a run needs, by trying it.</summary>
internal static class Examination
{
    public static async IAsyncEnumerable<DoctorFinding> OfAsync(
        Shell shell, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return DoctorFinding.Ok(".NET", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}");
        yield return Home(shell);
        yield return await PostgresAsync(shell, cancellationToken);
        await foreach (var finding in WorkerAsync(shell, cancellationToken))
        {
            yield return finding;
        }
    }

    private static DoctorFinding Home(Shell shell)
    {
        const string Subject = "home";
        try
        {
            var home = HomeFolder.Of(shell);
            Directory.CreateDirectory(home);
            var probe = Path.Combine(home, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return DoctorFinding.Ok(Subject, $"{home} can be written to");
        }
        catch (UnfitEnvironmentException fault)
        {
            return DoctorFinding.Missing(Subject, fault.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return DoctorFinding.Missing(Subject, $"{fault.Message.TrimEnd('.')}; set SWEEP_HOME to a folder that may be written to");
        }
    }

    private static async Task<DoctorFinding> PostgresAsync(Shell shell, CancellationToken cancellationToken)
    {
        const string Subject = "PostgreSQL";
        var way = DatabaseAccess.IsNamed(shell) ? "named by SWEEP_DATABASE" : "private, started by this program";
        try
        {
            await using var database = await DatabaseAccess.ConnectAsync(shell, shell.Complain, cancellationToken);
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var version = connection.PostgreSqlVersion;
            if (DatabaseAccess.IsNamed(shell))
            {
                await SweepDatabase.CheckSchemaAsync(database, cancellationToken);
            }

            return DoctorFinding.Ok(Subject, $"version {version}, {way}");
        }
        catch (UnfitEnvironmentException fault)
        {
            return DoctorFinding.Missing(Subject, $"{way}: {fault.Message}");
        }
    }

    private static async IAsyncEnumerable<DoctorFinding> WorkerAsync(
        Shell shell, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = WorkerExecutable.Of(shell);
        WorkerSelfTest? test = null;
        DoctorFinding? fault = null;
        try
        {
            test = await WorkerSelfTest.RunAsync(path, cancellationToken);
        }
        catch (UnfitEnvironmentException unfit)
        {
            fault = DoctorFinding.Missing("worker", unfit.Message);
        }

        if (test is null)
        {
            yield return fault!;
            yield break;
        }

        yield return DoctorFinding.Ok("worker", $"{path}: {test.Libraries}");
        yield return DoctorFinding.Ok("loading", test.LoaderShim
            ? "this system's C++ library lacks one symbol that TorchSharp needs (GLIBCXX_3.4.32); workers load a patched copy of TorchSharp's native library instead"
            : "TorchSharp's native library loads as it is");
        var error = test.SelfTest.ToString("0.0e+0", CultureInfo.InvariantCulture);
        yield return test.SelfTestPassed
            ? DoctorFinding.Ok("float32", $"convolutions agree with float64 to {error}; oneDNN is {(test.OneDnn ? "on" : "off, because some of its versions compute wrong convolutions")}")
            : DoctorFinding.Missing("float32", $"convolutions differ from float64 by {error}: float32 results of this machine cannot be trusted");
        yield return test.Device == "cpu"
            ? DoctorFinding.Note("devices", $"no GPU is visible to workers; {Environment.ProcessorCount} CPU cores, one worker each")
            : DoctorFinding.Ok("devices", test.Device);
    }
}

/// <summary>One result of `sweep doctor`.</summary>
/// <param name="Needed">Whether every run needs it.</param>
internal sealed record DoctorFinding(string Subject, bool Fit, bool Needed, string Says)
{
    /// <summary>The finding in a word: ok, note or missing.</summary>
    public string Mark => this switch { { Fit: true } => "ok", { Needed: false } => "note", _ => "missing" };

    public static DoctorFinding Ok(string subject, string says) => new(subject, true, true, says);

    public static DoctorFinding Note(string subject, string says) => new(subject, false, false, says);

    public static DoctorFinding Missing(string subject, string says) => new(subject, false, true, says);
}

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
