using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Results;

internal static class FiguresCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var folder = new Option<string>("--out")
        {
            Description = "The folder to write to; it is made if it does not exist. Default: figures.",
            HelpName = "DIR",
            DefaultValueFactory = static _ => "figures",
        };
        var format = Arguments.TextFormat();
        var command = new Command("figures", """
            Writes the pictures of a sweep as PNG files, one a trial: input, ground truth, embeddings as colours, instances.

            Trials keep a picture where their sweep file has `measure: [..., panels]`, as the presets of the paper's figures do.

            sweep figures fig2b --out figures
            """)
        { name, folder, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
            var sweep = await NamedSweep.FindAsync(new(database), parsed.GetRequiredValue(name), cancellationToken);
            await new FigureFiles(shell, database).WriteAsync(sweep, parsed.GetRequiredValue(folder), parsed.GetValue(format), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
