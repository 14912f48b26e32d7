using System.CommandLine;
using Npgsql;
using Sweep.Cli.Presets;
using Sweep.Cli.Terminal;
using Sweep.Storage.Cluster;
using Sweep.Storage.Reading;
using Sweep.Theory;
using Sweep.Theory.Points;

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

/// <summary>A word for the place of the cursor, or a mark that lets the shell complete paths.</summary>
/// <param name="Meaning">Meaning of the word, for shells that show it.</param>
internal sealed record Completion(string Value, string Meaning = "")
{
    /// <summary>Lets the shell complete files.</summary>
    public static Completion Files { get; } = new(":files");

    /// <summary>Lets the shell complete folders.</summary>
    public static Completion Folders { get; } = new(":folders");

    private bool IsPlace => Value.StartsWith(':');

    public bool Begins(string typed) => IsPlace || Value.StartsWith(typed, StringComparison.Ordinal);

    /// <summary>Returns the completion of a word that begins with <paramref name="before"/>.</summary>
    public Completion Behind(string before) => IsPlace ? this : this with { Value = before + Value };
}

/// <summary>Reads names from the database, if it answers at once. Starts nothing, and does not report a failure.</summary>
internal sealed class KnownNames(Shell shell)
{
    // A key that takes longer would seem to hang.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public Task<IReadOnlyList<Completion>> SweepsAsync(CancellationToken cancellationToken) => AskAsync(
        static (database, patience) => new SweepQueries(database).NamesAsync(patience).Select(static name => new Completion(name, "sweep")).ToListAsync(patience).AsTask(),
        cancellationToken);

    public Task<IReadOnlyList<Completion>> NodesAsync(CancellationToken cancellationToken) => AskAsync(
        static async (database, patience) =>
            [.. (await new NodeQueries(database).ListAsync(patience)).Select(static node => new Completion(node.Name, $"node, {ChoiceText.Of(node.State)}"))],
        cancellationToken);

    private async Task<IReadOnlyList<Completion>> AskAsync(
        Func<NpgsqlDataSource, CancellationToken, Task<List<Completion>>> ask, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            if (await DatabaseAccess.TryOpenReaderAsync(shell, patience.Token) is not { } opened)
            {
                return [];
            }

            await using var database = opened;
            return await ask(database, patience.Token);
        }
        catch (Exception fault) when (fault is UnfitEnvironmentException or NpgsqlException or TimeoutException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return [];
        }
    }
}
