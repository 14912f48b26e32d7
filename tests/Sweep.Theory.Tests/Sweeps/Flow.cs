using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Reading;

namespace Sweep.Theory.Tests.Sweeps;

/// <summary>
/// Document nodes from a brief notation: {key: value, ...}, [item, ...], plain scalars up to the next , ] } or line end, and
/// scalars in double quotes.
/// </summary>
internal sealed class Flow
{
    private readonly string text;
    private int at;

    private Flow(string text) => this.text = text;

    public static DocumentNode Read(string text) => new Flow(text).Node();

    public static SweepPlan Plan(string text) => SweepReader.Read(Read(text));

    private int Line => text.AsSpan(0, at).Count('\n') + 1;

    private int Column => at - text.AsSpan(0, at).LastIndexOf('\n');

    private DocumentNode Node()
    {
        SkipSpace();
        var (line, column) = (Line, Column);
        return text[at] switch
        {
            '{' => new MappingNode([.. Until('}', Entry)], line, column),
            '[' => new ListNode([.. Until(']', Node)], line, column),
            _ => Scalar(),
        };
    }

    private KeyValuePair<ScalarNode, DocumentNode> Entry()
    {
        SkipSpace();
        var end = text.IndexOf(':', at);
        var key = new ScalarNode(text[at..end], Line, Column);
        at = end + 1;
        return KeyValuePair.Create(key, Node());
    }

    private List<T> Until<T>(char close, Func<T> item)
    {
        List<T> items = [];
        at++;
        for (SkipSpace(); text[at] != close; SkipSpace())
        {
            items.Add(item());
            SkipSpace();
            at += text[at] == ',' ? 1 : 0;
        }

        at++;
        return items;
    }

    private ScalarNode Scalar()
    {
        var quoted = text[at] == '"';
        var start = quoted ? at + 1 : at;
        var end = quoted ? text.IndexOf('"', start) : text.IndexOfAny([',', ']', '}', '\n'], start);
        var scalar = new ScalarNode(text[start..end].Trim(), Line, Column);
        at = quoted ? end + 1 : end;
        return scalar;
    }

    private void SkipSpace()
    {
        while (char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
