using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Sweeps;
using Sweep.Theory;

namespace Sweep.Cli.Sweeps;

internal static class NoteCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var text = new Argument<string?>("TEXT")
        {
            Description = "The note; - reads it from standard input. Without it the command shows the note.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var clear = new Option<bool>("--clear") { Description = "Remove the note." };
        var format = Arguments.TextFormat();
        var command = new Command("note", """
            Writes a note on a sweep, or shows it. `sweep list` and `sweep show` show it, too.

            sweep note fig2b "With the new initialisation; figure 2b of the talk."
            sweep note fig2b
            sweep note fig2b --clear
            """)
        { name, text, clear, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(clear) && result.GetValue(text) is not null)
            {
                result.AddError("give a text or --clear, not both");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (sweep, typed, answer) = (parsed.GetRequiredValue(name), parsed.GetValue(text), parsed.GetValue(format));
            return parsed.GetValue(clear) ? await WriteAsync(shell, sweep, "", answer, cancellationToken)
                : typed is null ? await ShowAsync(shell, sweep, answer, cancellationToken)
                : await WriteAsync(shell, sweep, Written(typed == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : typed), answer, cancellationToken);
        });
        return command;
    }

    private static string Written(string text) =>
        string.IsNullOrWhiteSpace(text) ? throw new InvalidSweepException("the note is empty; --clear removes a note") : text;

    private static async Task<int> ShowAsync(Shell shell, string sweep, TextFormat format, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
        await NamedSweep.CheckAsync(new(database), sweep, cancellationToken);
        var note = await new SweepNotes(database).ReadAsync(sweep, cancellationToken);
        if (format == TextFormat.Json || note.Length > 0)
        {
            shell.Answer(format, note, ("sweep", sweep), ("note", note));
        }
        else
        {
            // On standard error, so that a script gets an empty note.
            shell.Complain($"{sweep} has no note; `sweep note {sweep} TEXT` writes one");
        }

        return ExitCode.Done;
    }

    private static async Task<int> WriteAsync(Shell shell, string sweep, string note, TextFormat format, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenAsync(shell, shell.Complain, cancellationToken);
        await NamedSweep.CheckAsync(new(database), sweep, cancellationToken);
        await new SweepNotes(database).WriteAsync(sweep, note, cancellationToken);
        shell.Answer(format, note.Length > 0 ? $"noted beside {sweep}" : $"{sweep} has no note any more", ("sweep", sweep), ("note", note));
        return ExitCode.Done;
    }
}

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
