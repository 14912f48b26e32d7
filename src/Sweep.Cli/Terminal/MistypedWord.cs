using System.CommandLine;
using Sweep.Theory;

namespace Sweep.Cli.Terminal;

/// <summary>Suggests a correction for an unknown command or option.</summary>
internal static class MistypedWord
{
    /// <param name="command">The command as typed, such as "sweep presets".</param>
    /// <returns>Null if no known word is similar.</returns>
    public static string? Sentence(ParseResult parsed, string command)
    {
        if (parsed.UnmatchedTokens is not [var typed, ..])
        {
            return null;
        }

        var isOption = typed.StartsWith('-');
        var word = typed.Split('=')[0];
        IReadOnlyList<string> known =
        [
            .. isOption
                ? TypedLine.Of(parsed.CommandResult.Command, []).Options().Select(static option => option.Name)
                : parsed.CommandResult.Command.Subcommands.Where(static sub => !sub.Hidden).Select(static sub => sub.Name),
        ];
        var near = NearNames.Of(word, known);
        near = near.Count > 0 ? near : [.. known.Where(name => word.Length > 1 && name.StartsWith(word, StringComparison.Ordinal)).Take(3)];
        return near.Count == 0 ? null
            : $"{command} has no {(isOption ? "option" : "command")} {word}; did you mean {string.Join(" or ", near)}?";
    }
}
