using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Sweeps;

internal static class PauseCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = Arguments.TextFormat();
        var command = new Command("pause", """
            Pauses a sweep: no further lease is granted, and workers finish the leases that they have.

            It writes to the database alone: the cluster, or the `sweep run` that works on the sweep, sees it within a second or two.
            `sweep resume NAME` lets the sweep run again, and so does submitting its file.
            """)
        { name, format };
        command.SetAction((parsed, cancellationToken) => ControlCommand.RunAsync(
            shell, parsed.GetRequiredValue(name), control => control.PauseAsync(parsed.GetRequiredValue(name), cancellationToken), Sentence, runs: false, parsed.GetValue(format), cancellationToken));
        return command;
    }

    internal static string Sentence(string name, SweepChange change) =>
        $"{name} is paused{(change.Changed ? "" : " already")}: " + (change.Leased == 0
            ? "no worker has a lease of it"
            : $"{Counted.Of(change.Leased, "training")} under lease will be finished, and no further lease is granted");
}
