using System.CommandLine;
using Sweep.Cli.Reporting;
using Sweep.Cli.Surroundings;
using Sweep.Storage.Sweeps;
using Sweep.Theory;

namespace Sweep.Cli.Commands;

internal static class NoteCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var text = new Argument<string?>("TEXT")
        {
            Description = "What to remember of the sweep; - reads it from standard input. Without it the note is shown.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var clear = new Option<bool>("--clear") { Description = "Remove the note." };
        var command = new Command("note", """
            Keeps a note beside a sweep, or shows it. `sweep list` and `sweep show` tell it, too.

            sweep note fig2b "With the new initialisation; figure 2b of the talk."
            sweep note fig2b
            sweep note fig2b --clear
            """)
        { name, text, clear };
        command.Validators.Add(result =>
        {
            if (result.GetValue(clear) && result.GetValue(text) is not null)
            {
                result.AddError("give a text or --clear, not both");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (sweep, typed) = (parsed.GetRequiredValue(name), parsed.GetValue(text));
            return parsed.GetValue(clear) ? await WriteAsync(shell, sweep, "", cancellationToken)
                : typed is null ? await ShowAsync(shell, sweep, cancellationToken)
                : await WriteAsync(shell, sweep, Written(typed == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : typed), cancellationToken);
        });
        return command;
    }

    private static string Written(string text) =>
        string.IsNullOrWhiteSpace(text) ? throw new InvalidSweepException("the note is empty; --clear removes the one that is there") : text;

    private static async Task<int> ShowAsync(Shell shell, string sweep, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
        await NamedSweep.CheckAsync(new(database), sweep, cancellationToken);
        var note = await new SweepNotes(database).ReadAsync(sweep, cancellationToken);

        // On standard error: a script that asks for the note gets an empty one.
        (note.Length > 0 ? (Action<string>)shell.Say : shell.Complain)(note.Length > 0 ? note : $"{sweep} has no note; `sweep note {sweep} TEXT` writes one");
        return ExitCode.Done;
    }

    private static async Task<int> WriteAsync(Shell shell, string sweep, string note, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenAsync(shell, shell.Complain, cancellationToken);
        await NamedSweep.CheckAsync(new(database), sweep, cancellationToken);
        await new SweepNotes(database).WriteAsync(sweep, note, cancellationToken);
        shell.Say(note.Length > 0 ? $"noted beside {sweep}" : $"{sweep} has no note any more");
        return ExitCode.Done;
    }
}
