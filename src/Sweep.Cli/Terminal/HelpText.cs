using System.CommandLine;
using System.Text.RegularExpressions;

namespace Sweep.Cli.Terminal;

/// <summary>
/// Descriptions are folded where the source file ends; help folds them where the terminal does, so that each paragraph must be one line.
/// </summary>
internal static partial class HelpText
{
    // Every line that the source's margin ended is longer.
    private const int Margin = 100;

    /// <summary>Of the command and all below it.</summary>
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
