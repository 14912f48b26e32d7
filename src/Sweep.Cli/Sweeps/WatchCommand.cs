using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Sweeps;

internal static class WatchCommand
{
    public static Command Create(Shell shell)
    {
        var names = new Argument<string[]>("NAME") { Description = "Names of sweeps. Default: all that run or are paused.", Arity = ArgumentArity.ZeroOrMore };
        var format = Arguments.TextFormat("How to show it: text for people, json for programs, one object a line for each change of a sweep.");
        var patience = Arguments.Whole("--patience", "Longest time in seconds to wait for a database that does not answer. Default: 300.", 1, 86_400);
        var command = new Command("watch", """
            Shows the progress of sweeps until all of them are finished or cancelled, then their verdicts.

            It reads the database alone: nodes may die and come back, and the database may restart meanwhile. The exit code is that of `sweep run`,
            the worst of all sweeps watched. Ctrl-C ends the watch and nothing else.

            sweep watch
            sweep watch mine --format json
            """)
        { names, format, patience };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new WatchOptions { Format = parsed.GetValue(format) };
            options = parsed.GetValue(patience) is { } seconds ? options with { Patience = TimeSpan.FromSeconds(seconds) } : options;
            return new SweepWatch(shell, options).RunAsync([.. parsed.GetValue(names) ?? []], cancellationToken);
        });
        return command;
    }
}
