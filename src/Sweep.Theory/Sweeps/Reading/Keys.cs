using Sweep.Theory.Points;
using Sweep.Theory.Sweeps.Documents;

namespace Sweep.Theory.Sweeps.Reading;

/// <summary>A mapping whose keys are all known, each there once; others are faults.</summary>
internal sealed class Keys
{
    /// <summary>What a grid varies or holds.</summary>
    public static readonly string[] OfAxes = [.. Axes.All.Select(static axis => axis.Name)];

    /// <summary>What stands beside them.</summary>
    public static readonly string[] OfGrid = ["axes", "fixed", "seeds", "where", "measure"];

    public static readonly string[] OfFile = ["name", "question", .. OfGrid, "limits", "grids"];

    public static readonly string[] OfLimits = ["max_attempts", "trial_timeout"];

    private readonly Dictionary<string, DocumentNode> values = new(StringComparer.Ordinal);

    /// <param name="what">What the mapping is, for sentences: "the sweep file", "axes".</param>
    /// <param name="faults">Gets the keys that are unknown or there twice.</param>
    public Keys(DocumentNode node, string what, IReadOnlyCollection<string> known, Faults faults)
    {
        if (node is not MappingNode mapping)
        {
            throw Fault.At(node, node is ScalarNode { Text: var text } && text.IndexOf(':') is > 0 and var colon && known.Contains(text[..colon])
                ? $"a space is missing after '{text[..(colon + 1)]}'; write it between the ':' and the value"
                : node is ListNode { Items: [MappingNode, ..] } ? $"{what} is a list; write its keys without '-' before them"
                : $"{what} must be a mapping of keys to values; known keys are {string.Join(", ", known)}");
        }

        (What, Node) = (what, node);
        List<(string Meant, DocumentNode Value)> guesses = [];
        foreach (var (key, value) in mapping.Entries)
        {
            if (!known.Contains(key.Text))
            {
                var guess = KeyGuess.Of(key.Text, what, known);
                faults.Add(key, $"'{key.Text}' is not a known key of {what}; {guess.Sentence}");
                HasAxesAstray |= guess.IsAxis;
                if (guess.Here is { } meant && known != (IReadOnlyCollection<string>)OfAxes)
                {
                    guesses.Add((meant, value));
                }
            }
            else if (!values.TryAdd(key.Text, value))
            {
                faults.Add(key, $"'{key.Text}' stands twice in {what}; keep one");
            }
        }

        // What is below a mistyped axes is read all the same, and nothing is missing because its key was mistyped.
        guesses.ForEach(guess => values.TryAdd(guess.Meant, guess.Value));
        Names = [.. mapping.Entries.Select(static entry => entry.Key.Text).Where(values.ContainsKey).Distinct()];
    }

    public string What { get; }

    public DocumentNode Node { get; }

    /// <summary>Whether an axis stands here that belongs below axes or fixed.</summary>
    public bool HasAxesAstray { get; }

    /// <summary>In file order.</summary>
    public IReadOnlyList<string> Names { get; }

    public DocumentNode? this[string key] => values.GetValueOrDefault(key);
}

/// <summary>What a key was probably meant to be that is not known where it stands.</summary>
/// <param name="Here">The key of this place that it means, if any.</param>
/// <param name="Sentence">The second half of a sentence: what would work.</param>
/// <param name="IsAxis">Whether it belongs below axes or fixed, and stands elsewhere.</param>
internal sealed record KeyGuess(string? Here, string Sentence, bool IsAxis = false)
{
    /// <param name="what">Where it stands: "axes", "the sweep file", "grid 2".</param>
    /// <param name="known">The keys of that place.</param>
    public static KeyGuess Of(string written, string what, IReadOnlyCollection<string> known)
    {
        if (FamiliarNames.Key(written, known) is { } same)
        {
            return new(same, Question(same));
        }

        var others = Places(what, known).ToList();
        if (others.FirstOrDefault(other => other.Keys.Contains(written)) is { Name: { } place, Keys: var there })
        {
            return new(null, $"write it {place}", ReferenceEquals(there, Keys.OfAxes));
        }

        if (written.All(static letter => char.IsAsciiDigit(letter) || letter == '.'))
        {
            return new(null, "a number is no key; a decimal number has a point, and a list has brackets");
        }

        return Elsewhere(FamiliarNames.Key) ?? Near() ?? Elsewhere(FamiliarNames.Near) ?? new(null, $"known keys are {string.Join(", ", known)}");

        KeyGuess? Near() => FamiliarNames.Near(written, known) is { } near ? new(near, Question(near)) : null;

        string Question(string meant) => $"did you mean '{meant}'{FamiliarNames.Remark(written)}?";

        KeyGuess? Elsewhere(Func<string, IReadOnlyCollection<string>, string?> find) => others
            .Select(other => find(written, other.Keys) is { } meant ? new KeyGuess(null, $"did you mean '{meant}' {other.Name}{FamiliarNames.Remark(written)}?", ReferenceEquals(other.Keys, Keys.OfAxes)) : null)
            .FirstOrDefault(static guess => guess is not null);
    }

    private static IEnumerable<(string Name, IReadOnlyCollection<string> Keys)> Places(string what, IReadOnlyCollection<string> known)
    {
        if (!known.Contains("depth"))
        {
            yield return ("below axes or fixed", Keys.OfAxes);
        }

        if (!known.Contains("name"))
        {
            yield return ($"beside {(known.Contains("label") ? "grids" : what)}", Keys.OfFile);
        }

        if (!known.Contains("max_attempts"))
        {
            yield return ("below limits", Keys.OfLimits);
        }
    }
}
