namespace Sweep.Theory.Grids.Reading;

/// <summary>A mapping whose keys are all known, each there once.</summary>
internal sealed class Keys
{
    private readonly Dictionary<string, DocumentNode> values = new(StringComparer.Ordinal);

    /// <param name="what">What the mapping is, for sentences: "the sweep file", "axes".</param>
    public Keys(DocumentNode node, string what, IReadOnlyCollection<string> known)
    {
        if (node is not MappingNode mapping)
        {
            throw Fault.At(node.Line, $"{what} must be a mapping of keys to values; known keys are {string.Join(", ", known)}");
        }

        (What, Line) = (what, node.Line);
        foreach (var (key, value) in mapping.Entries)
        {
            if (!known.Contains(key.Text))
            {
                throw Fault.At(key.Line, $"'{key.Text}' is not a known key of {what}{Fault.DidYouMean(key.Text, known)}; known keys are {string.Join(", ", known)}");
            }

            if (!values.TryAdd(key.Text, value))
            {
                throw Fault.At(key.Line, $"'{key.Text}' stands twice in {what}; keep one");
            }
        }

        Names = [.. mapping.Entries.Select(static entry => entry.Key.Text)];
    }

    public string What { get; }

    public int Line { get; }

    /// <summary>In file order.</summary>
    public IReadOnlyList<string> Names { get; }

    public DocumentNode? this[string key] => values.GetValueOrDefault(key);
}
