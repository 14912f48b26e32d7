using System.CommandLine;
using Sweep.Cli.Presets;
using Sweep.Cli.Terminal;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Setup;

/// <summary>Completes the word at the cursor of a command line. The name of an argument in the help gives its kind: NAME is a sweep, NODE a node.</summary>
internal sealed class Completer(Command root, KnownNames names)
{
    /// <param name="words">Words after the program's name; the last one is at the cursor and may be empty.</param>
    public async Task<IReadOnlyList<Completion>> OfAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var line = TypedLine.Of(root, words);
        IEnumerable<Completion> candidates = line switch
        {
            { Awaiting: { } option } => await OfValueAsync(option.HelpName ?? "", cancellationToken),
            { Current: ['-', ..] } => line.Options().Select(static option => new Completion(option.Name, FirstSentence(option.Description))),
            _ => [.. Subcommands(line), .. Argument(line) is { } argument ? await OfValueAsync(argument.Name, cancellationToken) : []],
        };
        return [.. candidates.Where(candidate => candidate.Begins(line.Current)).Select(candidate => candidate.Behind(line.Before))];
    }

    private static IEnumerable<Completion> Subcommands(TypedLine line) => line.Arguments > 0
        ? []
        : line.Command.Subcommands.Where(static command => !command.Hidden).Select(static command => new Completion(command.Name, FirstSentence(command.Description)));

    /// <summary>Returns the argument at the cursor, or null if the command takes no more.</summary>
    private static Argument? Argument(TypedLine line) =>
        line.Command.Arguments.Count == 0 ? null
        : line.Arguments < line.Command.Arguments.Count ? line.Command.Arguments[line.Arguments]
        : line.Command.Arguments[^1] is { Arity.MaximumNumberOfValues: > 1 } last ? last
        : null;

    private async Task<IEnumerable<Completion>> OfValueAsync(string kind, CancellationToken cancellationToken) => kind switch
    {
        "NAME" or "A" or "B" => await names.SweepsAsync(cancellationToken),
        "NODE" => await names.NodesAsync(cancellationToken),
        "PRESET" => Presets(),
        "PACKET|TRIAL" => [Completion.Files],
        "FILE" => [.. Presets(), Completion.Files],
        "DIR" => [Completion.Folders],
        "VIEW" => ReadOnlyQuery.ViewNames.Select(static view => new Completion(view)),

        // Such as "quick|full": a choice is in small letters.
        _ => kind.Split('|').Where(static word => word.Length > 0 && word.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
            .Select(static word => new Completion(word)),
    };

    private static IEnumerable<Completion> Presets() => Preset.All.Select(static preset => new Completion(preset.Name, "preset"));

    private static string FirstSentence(string? description) => description?.Split('\n', '.', ':')[0].Trim() ?? "";
}
