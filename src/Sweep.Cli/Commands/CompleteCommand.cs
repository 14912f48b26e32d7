using System.CommandLine;
using Sweep.Cli.Completing;
using Sweep.Cli.Output;

namespace Sweep.Cli.Commands;

/// <summary>For the scripts of <see cref="CompletionCommand"/>.</summary>
internal static class CompleteCommand
{
    public static Command Create(Shell shell)
    {
        var words = new Argument<string[]>("WORDS") { Description = "The words after the program's name, up to the cursor.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("complete", "Prints what may stand at the end of a command line, one word a line, with its meaning behind a tab.") { words };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var writer = shell.Out.Profile.Out.Writer;
            foreach (var completion in await new Completer(SweepCommandLine.Root(shell), new(shell)).OfAsync(parsed.GetValue(words) ?? [], cancellationToken))
            {
                await writer.WriteLineAsync(CellText.Printable(completion.Value) + (completion.Meaning.Length > 0 ? $"\t{CellText.Printable(completion.Meaning)}" : ""));
            }

            await writer.FlushAsync(cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
