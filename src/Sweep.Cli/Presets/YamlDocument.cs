using Sweep.Theory;
using Sweep.Theory.Sweeps.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sweep.Cli.Presets;

/// <summary>
/// YAML text as a <see cref="DocumentNode"/>. Built from the parser's events, because the library's own document model
/// refuses a key that is written twice before the sweep's grammar can name it.
/// </summary>
internal static class YamlDocument
{
    // A sweep file nests four deep; a limit keeps a hostile file from exhausting the stack.
    private const int DeepestNesting = 32;

    // Messages quote the value, and the database stores it.
    private const int LongestValue = 10_000;

    public static DocumentNode Parse(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                throw YamlFault.At(1, 1, "the sweep file is empty; `sweep presets show quickstart` prints one to start from");
            }

            parser.Consume<DocumentStart>();
            var document = Read(parser, 0);
            parser.Consume<DocumentEnd>();
            return parser.Accept<DocumentStart>(out var second)
                ? throw At(second.Start, "a sweep file holds one document; put the second one into a file of its own")
                : document;
        }
        catch (YamlException fault)
        {
            throw new YamlFault(text).Of(fault);
        }
        catch (InvalidOperationException fault)
        {
            // The scanner reports this for a list that is still open where the next key starts.
            throw new YamlFault(text).Unclosed(parser.Current?.End ?? Mark.Empty, fault);
        }
    }

    private static DocumentNode Read(Parser parser, int depth)
    {
        var start = parser.Current!;
        var (line, column) = ((int)start.Start.Line, (int)start.Start.Column);
        if (depth > DeepestNesting)
        {
            throw At(start.Start, $"lists and mappings are nested more than {DeepestNesting} deep; a sweep file needs four levels");
        }

        parser.MoveNext();
        switch (start)
        {
            case Scalar { Value.Length: > LongestValue } scalar:
                throw At(start.Start, $"a value has {scalar.Value.Length} letters; use at most {LongestValue}");
            case NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag }:
                throw At(start.Start, $"sweep files have no tags such as {tag}; quote a value that begins with '!'");
            case Scalar scalar:
                return new ScalarNode(scalar.Value, line, column);
            case SequenceStart:
                return new ListNode(ReadItems(parser, depth), line, column);
            case MappingStart:
                return new MappingNode(ReadEntries(parser, depth), line, column);
            case AnchorAlias alias:
                throw At(start.Start, $"sweep files have no aliases such as *{alias.Value}; write the value out, or quote one that begins with '*'");
            default:
                throw At(start.Start, "expected a value, a list or a mapping");
        }
    }

    private static InvalidSweepException At(Mark mark, string sentence) => YamlFault.At((int)mark.Line, (int)mark.Column, sentence);

    private static List<DocumentNode> ReadItems(Parser parser, int depth)
    {
        List<DocumentNode> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Read(parser, depth + 1));
        }

        return items;
    }

    private static List<KeyValuePair<ScalarNode, DocumentNode>> ReadEntries(Parser parser, int depth)
    {
        List<KeyValuePair<ScalarNode, DocumentNode>> entries = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var start = parser.Current!.Start;
            if (Read(parser, depth + 1) is not ScalarNode key)
            {
                throw At(start, "a key must be a word, not a list or a mapping");
            }

            entries.Add(new(key, Read(parser, depth + 1)));
        }

        return entries;
    }
}
