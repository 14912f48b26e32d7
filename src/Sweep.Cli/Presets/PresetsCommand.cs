using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Theory;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Reading;

namespace Sweep.Cli.Presets;

internal static class PresetsCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Command("presets", """
            The sweeps that ship with the program.

            sweep presets                          lists each preset with its question
            sweep presets show bound > mine.yaml   prints its file, to run as it is or to change
            sweep presets show fig2b --scale full  the same of its full form
            """);
        var format = Arguments.Format();
        command.Options.Add(format);
        command.Subcommands.Add(List(shell));
        command.Subcommands.Add(Show(shell));
        command.SetAction((parsed, cancellationToken) => ListAsync(shell, parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static Command List(Shell shell)
    {
        var format = Arguments.Format();
        var command = new Command("list", "Lists each preset with its question.") { format };
        command.SetAction((parsed, cancellationToken) => ListAsync(shell, parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static Command Show(Shell shell)
    {
        var name = new Argument<string>("PRESET") { Description = "The name of a preset." };
        var scale = SweepFileArguments.Scale();
        var command = new Command("show", "Prints the file of a preset.") { name, scale };
        command.SetAction(parsed => shell.Out.Profile.Out.Writer.Write(Find(parsed.GetRequiredValue(name)).Of(parsed.GetValue(scale) ?? Scale.Quick)));
        return command;
    }

    private static async Task<int> ListAsync(Shell shell, OutputFormat format, CancellationToken cancellationToken)
    {
        var rows = RowSet.Of(
            Preset.All,
            new RowColumn<Preset>("preset", static preset => preset.Name),
            new RowColumn<Preset>("scales", static preset => preset.FullText is null ? "quick" : "quick, full"),
            new RowColumn<Preset>("question", static preset => SweepReader.Read(YamlDocument.Parse(preset.Text)).Question));
        await shell.Out.PrintAsync(rows, format, cancellationToken);
        return ExitCode.Done;
    }

    private static Preset Find(string name) => Preset.Find(name) ?? throw new InvalidSweepException(
        $"there is no preset named {name}; the presets are {string.Join(", ", Preset.All.Select(static preset => preset.Name))}");
}
