using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using Sweep.Contracts.Processes;
using Sweep.Theory;

namespace Sweep.Cli.Terminal;

/// <summary>The answer of the worker program to a single question, outside any cluster.</summary>
/// <param name="Output">Last line of its standard output.</param>
/// <param name="Error">Last line of its standard error.</param>
internal sealed record WorkerCall(int Code, string Output, string Error)
{
    /// <summary>Runs the worker program to its end; ends it when interrupted.</summary>
    /// <exception cref="UnfitEnvironmentException">The worker is missing, or cannot be started.</exception>
    public static async Task<WorkerCall> RunAsync(string workerPath, WorkerArguments arguments, CancellationToken cancellationToken)
    {
        using var process = Start(workerPath, arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, LastLine(await output), LastLine(await error));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Returns the last line of its standard output; a failure has the message of the worker.</summary>
    /// <exception cref="InvalidSweepException">The question is wrong.</exception>
    /// <exception cref="UnfitEnvironmentException">The worker is missing, or is not able to answer.</exception>
    public static async Task<string> AskAsync(string workerPath, WorkerArguments arguments, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(workerPath, arguments, cancellationToken);
        return answer.Code switch
        {
            ExitCode.Done => answer.Output,
            ExitCode.Invalid => throw new InvalidSweepException(answer.Error),
            _ => throw new UnfitEnvironmentException(
                answer.Error.Length > 0 ? answer.Error : $"{workerPath} ended with exit code {answer.Code} and without an answer; is there enough memory?"),
        };
    }

    private static Process Start(string workerPath, WorkerArguments arguments)
    {
        if (!File.Exists(workerPath))
        {
            throw new UnfitEnvironmentException($"there is no {workerPath}; build Sweep.Worker, or name the executable in SWEEP_WORKER");
        }

        try
        {
            var start = new ProcessStartInfo(workerPath, arguments.ToWords())
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

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");
}

/// <summary>Finds the sweep-worker executable: named, published beside this program, or built beside it.</summary>
internal static class WorkerExecutable
{
    /// <summary>Returns the path, which may not exist; the cluster and `doctor` report that themselves.</summary>
    public static string Of(Shell shell)
    {
        if (shell.Variable("SWEEP_WORKER") is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }

        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        var published = Path.Combine(AppContext.BaseDirectory, "worker", "sweep-worker" + extension);
        return File.Exists(published) ? published : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, Built() + extension));
    }

    // Written into the assembly by the project file, because the configuration is part of the path.
    private static string Built() => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "BuiltWorker").Value!;
}
