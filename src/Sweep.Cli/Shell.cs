using Spectre.Console;
using Sweep.Cli.Surroundings;

namespace Sweep.Cli;

/// <summary>What surrounds a command: where it prints, its environment variables and its clock.</summary>
internal sealed record Shell(IAnsiConsole Out, IAnsiConsole Error, Func<string, string?> Variable, TimeProvider Time)
{
    // A pipe has no width; a table that nobody sees on a screen must not be folded to one.
    private const int WidthOfPipe = 4000;

    public bool Interactive => Out.Profile.Out.IsTerminal;

    public static Shell OfProcess() => new(
        Console(new AnsiConsoleOutput(System.Console.Out)),
        Console(new AnsiConsoleOutput(System.Console.Error)),
        SecretVariables.Over(Environment.GetEnvironmentVariable),
        TimeProvider.System);

    /// <summary>One plain line on standard error.</summary>
    public void Complain(string sentence) => Error.Profile.Out.Writer.WriteLine(Output.CellText.Printable(sentence));

    /// <summary>One plain line on standard output.</summary>
    /// <remarks>Through the console and not its writer: while a live display is shown, the line appears above it.</remarks>
    public void Say(string line) => Out.Write(new Text(Output.CellText.Printable(line) + "\n"));

    private static IAnsiConsole Console(AnsiConsoleOutput output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = output });
        if (!output.IsTerminal)
        {
            console.Profile.Width = WidthOfPipe;
        }

        return console;
    }
}
