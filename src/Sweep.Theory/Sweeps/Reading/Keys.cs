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
