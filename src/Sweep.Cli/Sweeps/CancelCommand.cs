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
            Ends a sweep: keeps its measurements, and cancels the other trials.

            Workers stop their work on it within seconds. A result that arrives later is kept as a late measurement and does not count.
            `sweep retry NAME` measures the cancelled trials after all. To stop a sweep for a while only, use `sweep pause NAME`.
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
            + $"and {Counted.Of(change.Leased, "training")} under lease will be stopped within seconds",
    };
}
