using System.CommandLine;
using System.Diagnostics;
using Npgsql;
using Sweep.Benchmarks.Surroundings;
using Sweep.Cli.Terminal;
using Sweep.Hosting.Local;
using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Benchmarks.Dispatching;

/// <summary>The silo of a benchmark as a process of its own: what <c>sweep run</c> starts, with workers that answer with a fixed measurement.</summary>
internal static class BenchSilo
{
    public const string Name = "silo";

    /// <summary>Line that it prints when it and its first worker can begin.</summary>
    public const string Ready = "ready";

    /// <summary>Line that it prints when nothing is left to do.</summary>
    public const string Finished = "finished";

    /// <summary>Line after which it begins, or ends.</summary>
    public const string GoOn = "go on";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    public static Command Create(Shell shell)
    {
        var sweep = Arguments.SweepName();
        var slots = Arguments.Whole("--slots", "Worker processes.", 1, 256);
        var waits = new Option<string>("--waits") { Description = "Folder for the waits of the workers.", HelpName = "FOLDER", Required = true };
        var command = new Command(Name, "Runs a submitted sweep for a benchmark.") { sweep, slots, waits };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(shell, parsed.GetRequiredValue(sweep), parsed.GetValue(slots) ?? 1, parsed.GetRequiredValue(waits), cancellationToken));
        return command;
    }

    /// <summary>Waits for a line of a silo process.</summary>
    /// <exception cref="UnfitEnvironmentException">The process ended.</exception>
    public static async Task UntilAsync(Process silo, string line, CancellationToken cancellationToken)
    {
        while (await silo.StandardOutput.ReadLineAsync(cancellationToken) is var read && read != line)
        {
            if (read is null)
            {
                throw new UnfitEnvironmentException($"the silo ended before it was {line}");
            }
        }
    }

    private static async Task<int> RunAsync(Shell shell, string name, int slots, string waits, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenAsync(shell, shell.Complain, cancellationToken);
        var sweep = await IdAsync(database, name, cancellationToken);
        Environment.SetEnvironmentVariable(FixedWorker.Variable, waits);
        var options = new LocalClusterOptions { WorkerPath = BuiltPrograms.Itself, Slots = slots, Say = shell.Complain };
        await using var cluster = await LocalCluster.StartAsync(database, options, shell.Time, cancellationToken);
        await AskAsync(Ready, cancellationToken);
        await cluster.StartSweepAsync(sweep, cancellationToken);
        while (!(await cluster.ProgressAsync(sweep, cancellationToken)).Finished)
        {
            await Task.Delay(BetweenLooks, shell.Time, cancellationToken);
        }

        await AskAsync(Finished, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task AskAsync(string line, CancellationToken cancellationToken)
    {
        await Console.Out.WriteLineAsync(line.AsMemory(), cancellationToken);
        await Console.In.ReadLineAsync(cancellationToken);
    }

    private static async Task<SweepId> IdAsync(NpgsqlDataSource database, string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id from sweep.sweeps where name = $1");
        command.Parameters.Add(new() { Value = name });
        return await command.ExecuteScalarAsync(cancellationToken) is Guid id ? new(id) : throw new InvalidSweepException($"there is no sweep {name}");
    }
}
