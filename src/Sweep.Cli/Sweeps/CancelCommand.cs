using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Sweeps;

internal static class CancelCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = Arguments.TextFormat();
        var command = new Command("cancel", """
            Ends a sweep: what is measured is kept, what is not becomes cancelled.

            Workers stop what they do on it within seconds; what they still report is kept as a late measurement and counts for nothing.
            `sweep retry NAME` takes up what the sweep left. To stop it for a while only, use `sweep pause NAME`.
            """)
        { name, format };
        command.SetAction((parsed, cancellationToken) => ControlCommand.RunAsync(
            shell, parsed.GetRequiredValue(name), control => control.CancelAsync(parsed.GetRequiredValue(name), cancellationToken), Sentence, runs: false, parsed.GetValue(format), cancellationToken));
        return command;
    }

    internal static string Sentence(string name, SweepChange change) => change switch
    {
        { Changed: false } => $"{name} is cancelled already",
        { Leased: 0 } => $"{name} is cancelled: {Counted.Of(change.Trials, "trial")} will not be measured",
        _ => $"{name} is cancelled: {Counted.Of(change.Trials, "trial")} will not be measured, "
            + $"and {Counted.Of(change.Leased, "training")} under way will be broken off within seconds",
    };
}
