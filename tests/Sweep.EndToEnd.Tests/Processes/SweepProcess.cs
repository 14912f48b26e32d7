using System.Diagnostics;
using System.Text;
using Sweep.EndToEnd.Tests.Architecture;

namespace Sweep.EndToEnd.Tests.Processes;

/// <summary>A real <c>sweep</c> process with its output so far.</summary>
public sealed class SweepProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private SweepProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(error, line.Data);
    }

    /// <summary>The executable as it was built beside these tests, in the same configuration.</summary>
    public static string Executable { get; } = Built("src/Sweep.Cli", "sweep");

    public int Id => process.Id;

    public string Output => Read(output);

    public string Errors => Read(error);

    public bool HasEnded => process.HasExited;

    /// <param name="before">A command that replaces itself by the program, which then has other surroundings, such as <c>unshare --net</c>.</param>
    public static SweepProcess Start(
        string home, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables = null, params IEnumerable<string> before) =>
        Start(Executable, home, arguments, variables, before);

    /// <summary>One of the programs below <c>tests</c>.</summary>
    public static SweepProcess StartTool(string home, string program, IReadOnlyList<string> arguments) =>
        Start(Built($"tests/{program}", program), home, arguments, null, []);

    private static string Built(string folder, string program) => Path.Combine(
        Repository.Root, folder, Path.GetRelativePath(Path.Combine(Repository.Root, "tests/Sweep.EndToEnd.Tests"), AppContext.BaseDirectory), program);

    private static SweepProcess Start(
        string program, string home, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables, IEnumerable<string> before)
    {
        // Both replace themselves by the program, so that the id of the process is also that of a group of its own. A test run that was started
        // by a script in the background ignores SIGINT, and its children would, too.
        var start = new ProcessStartInfo("env", ["--default-signal", "setsid", .. before, program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SWEEP_HOME"] = home;
        start.Environment.Remove("SWEEP_DATABASE");
        start.Environment.Remove("SWEEP_DATABASE_READER");
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var started = new SweepProcess(new Process { StartInfo = start });
        started.process.Start();
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    public async Task<Ended> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"sweep did not end within {Patience}; output: {Read(output)}; errors: {Read(error)}");
        }

        return new(process.ExitCode, Read(output), Read(error));
    }

    /// <summary>Ends the process and everything it started, without a chance to tidy up.</summary>
    public void KillGroup() => Kill("KILL", $"-{Id}");

    /// <summary>Ids of the running workers that this process started.</summary>
    public IReadOnlyList<int> Workers() =>
    [
        .. from candidate in Process.GetProcessesByName("sweep-worker")
           where ParentOf(candidate.Id) == Id
           select candidate.Id,
    ];

    /// <summary>Sends a signal such as INT to a process, or with a minus sign before it to a group.</summary>
    public static void Kill(string signal, string target)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", "--", target]))!;
        kill.End();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            KillGroup();
            process.End();
        }

        process.Dispose();
    }

    // Field 4 of /proc/ID/stat; the name before it, in parentheses, may hold spaces.
    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static void Keep(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.AppendLine(line);
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}

public sealed record Ended(int Code, string Output, string Error)
{
    /// <summary>The only line on standard error; fails when there is none or more than one.</summary>
    public string Sentence => Assert.Single(Error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
