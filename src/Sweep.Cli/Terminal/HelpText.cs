using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;

namespace Sweep.Cli.Terminal;

/// <summary>
/// Joins the lines of each paragraph of a description: the source folds them at its margin, but help must fold them at the width of the terminal.
/// </summary>
internal static partial class HelpText
{
    // Every line that was folded at the margin of the source is longer.
    private const int Margin = 100;

    /// <summary>Joins the lines in the help of the command and all its subcommands.</summary>
    public static void Unfold(Command command)
    {
        command.Description = command.Description is { } text ? Unfolded(text) : null;
        foreach (var subcommand in command.Subcommands)
        {
            Unfold(subcommand);
        }
    }

    internal static string Unfolded(string text)
    {
        List<string> lines = [];
        var goesOn = false;
        foreach (var line in text.Split('\n'))
        {
            if (goesOn && line.Length > 0 && !StandsAlone().IsMatch(line))
            {
                lines[^1] += $" {line}";
            }
            else
            {
                lines.Add(line);
            }

            goesOn = line.Length >= Margin;
        }

        return string.Join('\n', lines);
    }

    /// <summary>An example, an indented line, or a row of a list: one or two words and a gap.</summary>
    [GeneratedRegex(@"^(sweep | |\S+( \S+)?  )")]
    private static partial Regex StandsAlone();
}

/// <summary>Help that lists each subcommand with the first line of its description; the rest is in the subcommand's own help.</summary>
internal sealed class ShortHelp : SynchronousCommandLineAction
{
    // As in the default help, `--help` wins over missing arguments.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        foreach (var command in parseResult.CommandResult.Command.Subcommands)
        {
            command.Description = command.Description?.Split('\n')[0];
        }

        return new HelpAction().Invoke(parseResult);
    }
}
