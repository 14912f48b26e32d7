using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Sweeps;

internal static class TagCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var add = new Argument<string[]>("WORD") { Description = "Tags to add. Without any the command shows the sweep's tags, one a line.", Arity = ArgumentArity.ZeroOrMore };
        var remove = new Option<string[]>("--remove")
        {
            Description = "Tags to remove.", HelpName = "WORD", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true,
        };
        var format = Arguments.TextFormat();
        var command = new Command("tag", """
            Adds tags to a sweep; `sweep list --tag WORD` finds it by a tag.

            sweep tag fig2b talk final
            sweep tag fig2b --remove draft
            sweep tag fig2b
            """)
        { name, add, remove, format };
        command.SetAction((parsed, cancellationToken) =>
        {
            SweepTag[] added = [.. (parsed.GetValue(add) ?? []).Select(static word => new SweepTag(word))];
            SweepTag[] removed = [.. (parsed.GetValue(remove) ?? []).Select(static word => new SweepTag(word))];
            return RunAsync(shell, parsed.GetRequiredValue(name), added, removed, parsed.GetValue(format), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Shell shell, string sweep, SweepTag[] added, SweepTag[] removed, TextFormat format, CancellationToken cancellationToken)
    {
        var changes = added.Length + removed.Length > 0;
        await using var database = changes
            ? await DatabaseAccess.OpenAsync(shell, shell.Complain, cancellationToken)
            : await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
        await NamedSweep.CheckAsync(new(database), sweep, cancellationToken);
        var notes = new SweepNotes(database);
        var tags = changes ? await notes.TagAsync(sweep, added, removed, cancellationToken) : await notes.TagsAsync(sweep, cancellationToken);
        if (format == TextFormat.Json || tags.Count > 0)
        {
            shell.Answer(format, string.Join('\n', tags), ("sweep", sweep), ("tags", tags));
        }
        else
        {
            shell.Complain($"{sweep} has no tags");
        }

        return ExitCode.Done;
    }
}
