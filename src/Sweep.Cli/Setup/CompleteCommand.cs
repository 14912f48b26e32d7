using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Setup;

/// <summary>For the scripts of <see cref="CompletionCommand"/>.</summary>
internal static class CompleteCommand
{
    /// <param name="root">Makes the tree of all commands.</param>
    public static Command Create(Shell shell, Func<RootCommand> root)
    {
        var words = new Argument<string[]>("WORDS") { Description = "The words after the program's name, up to the cursor.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("complete", "Prints the words that can end a command line, one a line, each with its meaning after a tab.") { words };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var writer = shell.Out.Profile.Out.Writer;
            foreach (var completion in await new Completer(root(), new(shell)).OfAsync(parsed.GetValue(words) ?? [], cancellationToken))
            {
                await writer.WriteLineAsync(CellText.Printable(completion.Value) + (completion.Meaning.Length > 0 ? $"\t{CellText.Printable(completion.Meaning)}" : ""));
            }

            await writer.FlushAsync(cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
