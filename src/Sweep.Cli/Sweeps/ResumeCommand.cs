using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Sweeps;

internal static class ResumeCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = Arguments.TextFormat();
        var command = new Command("resume", """
            Lets a paused sweep run again, and continues an interrupted one from where it was.

            A sweep is interrupted when no node is alive and no `sweep run` works on it: after Ctrl-C or a power cut. It then runs on this machine, as
            it was submitted, until it is finished; its own images must be unchanged since then.

            To continue a cancelled sweep, use `sweep retry`. To extend a finished sweep, submit its file with more points.
            """)
        { name, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetRequiredValue(name), parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, string name, TextFormat format, CancellationToken cancellationToken) =>
        await IsInterruptedAsync(shell, name, cancellationToken)
            ? await new SweepRun(shell, name, new(null, null, null), format).GoOnAsync(cancellationToken)
            : await ControlCommand.RunAsync(shell, name, control => control.ResumeAsync(name, cancellationToken), Sentence, runs: true, format, cancellationToken);

    private static async Task<bool> IsInterruptedAsync(Shell shell, string name, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenAsync(shell, shell.Complain, cancellationToken);
        var queries = new SweepQueries(database);
        await NamedSweep.CheckAsync(queries, name, cancellationToken);
        return await queries.FindAsync(name, cancellationToken) is { Interrupted: true };
    }

    internal static string Sentence(string name, SweepChange change) => change.Changed ? $"{name} runs again" : $"{name} is not paused";
}
