using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Sweeps;

internal static class RetryCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = Arguments.TextFormat();
        var command = new Command("retry", """
            Measures the failed and the cancelled trials of a sweep again, with fresh budgets of attempts.

            Measurements stay as they are, and every earlier attempt stays on record (see the view attempt_history).
            """)
        { name, format };
        command.SetAction((parsed, cancellationToken) => ControlCommand.RunAsync(
            shell, parsed.GetRequiredValue(name), control => control.RetryAsync(parsed.GetRequiredValue(name), cancellationToken), Sentence, runs: true, parsed.GetValue(format), cancellationToken));
        return command;
    }

    internal static string Sentence(string name, SweepChange change) => change switch
    {
        { Trials: > 0 } => $"{name}: {Counted.Of(change.Trials, "trial")} that failed or {(change.Trials == 1 ? "was" : "were")} cancelled will be measured again",
        { Changed: true } => $"{name} is finished: it was cancelled after its last trial",
        _ => $"{name}: no trial failed or was cancelled, so there is nothing to retry",
    };
}
