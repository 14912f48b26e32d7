using System.CommandLine;
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
