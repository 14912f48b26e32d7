using Spectre.Console;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Terminal;

/// <summary>The surroundings of a command: its console, environment variables and clock.</summary>
internal sealed record Shell(IAnsiConsole Out, IAnsiConsole Error, Func<string, string?> Variable, TimeProvider Time)
{
    // A pipe has no width, so a table in it must not be folded.
    private const int WidthOfPipe = 4000;

    public bool Interactive => Out.Profile.Out.IsTerminal;

    /// <summary>Whether glyphs beyond ASCII may be printed.</summary>
    public bool Unicode => Out.Profile.Capabilities.Unicode;

    public static Shell OfProcess() => new(
        Console(new AnsiConsoleOutput(System.Console.Out)),
        Console(new AnsiConsoleOutput(System.Console.Error)),
        SecretVariables.Over(Environment.GetEnvironmentVariable),
        TimeProvider.System);

    /// <summary>Prints one plain line on standard error.</summary>
    public void Complain(string sentence) => Error.Profile.Out.Writer.WriteLine(Output.CellText.Printable(sentence));

    /// <summary>Prints one plain line on standard output.</summary>
    /// <remarks>Through the console and not its writer: while a live display is shown, the line appears above it.</remarks>
    public void Say(string line) => Say(line, Color.Default);

    /// <summary>The same in a colour.</summary>
    public void Say(string line, Color color) => Out.Write(new Text(Output.CellText.Printable(line) + "\n", new Style(color)));

    /// <summary>Turns colours off.</summary>
    public void Fade() => Out.Profile.Capabilities.ColorSystem = Error.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;

    /// <summary>The same in one piece, however long: a line that the terminal itself breaks is copied whole. Not for live displays.</summary>
    public void SayWhole(string line) => Out.Profile.Out.Writer.WriteLine(Output.CellText.Printable(line));

    private static IAnsiConsole Console(AnsiConsoleOutput output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,

            // By default the pipes of some build services count as terminals.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Capabilities.Unicode = Locale.HasUnicode(Environment.GetEnvironmentVariable);
        if (!output.IsTerminal)
        {
            console.Profile.Width = WidthOfPipe;
        }

        return console;
    }
}
