using System.CommandLine;

namespace Sweep.Cli.Terminal;

/// <summary>A command line up to the cursor.</summary>
/// <param name="Command">The command that its words name.</param>
/// <param name="Arguments">Number of arguments before the cursor.</param>
/// <param name="Awaiting">The option whose value is being typed; null: none.</param>
/// <param name="Current">The word at the cursor, which may be empty; of "--format=js" the part after the sign.</param>
internal sealed record TypedLine(Command Command, int Arguments, Option? Awaiting, string Current)
{
    /// <summary>The text before <see cref="Current"/> in the same word, such as "--format=".</summary>
    public string Before { get; private init; } = "";

    /// <param name="words">Words after the program's name; the last one is at the cursor.</param>
    public static TypedLine Of(Command root, IReadOnlyList<string> words)
    {
        var line = new TypedLine(root, 0, null, words.Count == 0 ? "" : words[^1]);
        line = words.SkipLast(1).Aggregate(line, static (line, word) => line.Past(word));

        // bash splits "--format=js" at the sign, other shells do not.
        return line.Current == "=" ? line with { Current = "" }
            : line is { Awaiting: null, Current: ['-', ..] } && line.Current.Split('=', 2) is [var name, var value] && line.Valued(name) is { } option
                ? line with { Awaiting = option, Before = $"{name}=", Current = value }
            : line;
    }

    /// <summary>Returns the options of the command and those that every command has.</summary>
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
            return this with { Awaiting = Valued(word) };
        }

        return Arguments == 0 && Command.Subcommands.FirstOrDefault(command => command.Name == word) is { } next
            ? this with { Command = next }
            : this with { Arguments = Arguments + 1 };
    }

    /// <summary>Returns the option of this name if a value follows it.</summary>
    private Option? Valued(string name) =>
        Options().FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name)) is { Arity.MinimumNumberOfValues: > 0 } option ? option : null;
}
