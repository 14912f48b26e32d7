using System.CommandLine;
using Sweep.Cli.Output;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Commands;

internal static class ResumeCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = Arguments.TextFormat();
        var command = new Command("resume", """
            Lets a paused sweep run again, from where it was.

            A sweep that was cancelled is taken up by `sweep retry`, and one that is finished is extended by submitting its file with more points.
            """)
        { name, format };
        command.SetAction((parsed, cancellationToken) => ControlCommand.RunAsync(
            shell, parsed.GetRequiredValue(name), control => control.ResumeAsync(parsed.GetRequiredValue(name), cancellationToken), Sentence, runs: true, parsed.GetValue(format), cancellationToken));
        return command;
    }

    internal static string Sentence(string name, SweepChange change) => change.Changed ? $"{name} runs again" : $"{name} is not paused";
}
