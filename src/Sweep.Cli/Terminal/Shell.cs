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

/// <summary>Prints the answer of a command that does one thing.</summary>
internal static class Answers
{
    /// <summary>Prints the sentence for people, or for programs the named values with the sentence as <c>message</c>.</summary>
    public static void Answer(this Shell shell, TextFormat format, string sentence, params IReadOnlyList<(string Name, object? Value)> values)
    {
        if (format == TextFormat.Json)
        {
            shell.Print(new Fields([.. values, ("message", sentence)]));
        }
        else
        {
            shell.Say(sentence);
        }
    }

    /// <summary>Prints an object on one line of standard output, at once.</summary>
    public static void Print(this Shell shell, Fields fields)
    {
        var writer = shell.Out.Profile.Out.Writer;
        writer.WriteLine(JsonText.Object(fields));
        writer.Flush();
    }

    /// <summary>Returns the place for progress messages: standard output, or standard error if a program reads the answer.</summary>
    public static Shell ForPeople(this Shell shell, TextFormat format) => format == TextFormat.Json ? shell with { Out = shell.Error } : shell;
}

/// <summary>Finds out from the environment which characters the terminal shows.</summary>
internal static class Locale
{
    /// <summary>Returns false if the named locale has no Unicode. If none is named, as in most containers, assumes a modern terminal.</summary>
    public static bool HasUnicode(Func<string, string?> variable) =>
        new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(variable).FirstOrDefault(static value => value is { Length: > 0 }) is not { } named
        || named.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || named.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
}
