using System.CommandLine;

namespace Sweep.Cli.Completing;

/// <summary>A command line up to the cursor, as far as it is typed.</summary>
/// <param name="Command">The command that its words name.</param>
/// <param name="Arguments">How many arguments the command has before the cursor.</param>
/// <param name="Awaiting">The option whose value is being typed; null: none.</param>
/// <param name="Current">The word at the cursor, which may be empty.</param>
internal sealed record TypedLine(Command Command, int Arguments, Option? Awaiting, string Current)
{
    /// <param name="words">What follows the program's name; the last one is at the cursor.</param>
    public static TypedLine Of(Command root, IReadOnlyList<string> words)
    {
        var line = new TypedLine(root, 0, null, words.Count == 0 ? "" : words[^1]);
        line = words.SkipLast(1).Aggregate(line, static (line, word) => line.Past(word));

        // bash takes "--format=js" apart at the sign.
        return line.Current == "=" ? line with { Current = "" } : line;
    }

    /// <summary>Options of the command and those that every command has.</summary>
    public IEnumerable<Option> Options()
    {
        for (Symbol? at = Command; at is Command command; at = command.Parents.FirstOrDefault())
        {
            foreach (var option in command.Options.Where(option => !option.Hidden && (command == Command || option.Recursive)))
            {
                yield return option;
            }
        }
    }

    private TypedLine Past(string word)
    {
        if (Awaiting is not null)
        {
            return word == "=" ? this : this with { Awaiting = null };
        }

        if (word.StartsWith('-') && word.Length > 1)
        {
            var option = Options().FirstOrDefault(option => option.Name == word || option.Aliases.Contains(word));
            return option is { Arity.MinimumNumberOfValues: > 0 } ? this with { Awaiting = option } : this;
        }

        return Arguments == 0 && Command.Subcommands.FirstOrDefault(command => command.Name == word) is { } next
            ? this with { Command = next }
            : this with { Arguments = Arguments + 1 };
    }
}
