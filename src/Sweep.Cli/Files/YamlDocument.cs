using Sweep.Theory;
using Sweep.Theory.Grids;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sweep.Cli.Files;

/// <summary>
/// YAML text as a <see cref="DocumentNode"/>. Built from the parser's events, because the library's own document model
/// refuses a key that is written twice before the sweep's grammar can name it.
/// </summary>
internal static class YamlDocument
{
    // A sweep file nests four deep; a limit keeps a hostile file from exhausting the stack.
    private const int DeepestNesting = 32;

    // Sentences about a value quote it, and the database keeps it.
    private const int LongestValue = 10_000;

    public static DocumentNode Parse(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                throw new InvalidSweepException("the sweep file is empty; `sweep presets show quickstart` prints one to start from");
            }

            parser.Consume<DocumentStart>();
            var document = Read(parser, 0);
            parser.Consume<DocumentEnd>();
            return parser.Accept<DocumentStart>(out var second)
                ? throw new InvalidSweepException($"line {second.Start.Line}: a sweep file holds one document; put the second one into a file of its own")
                : document;
        }
        catch (YamlException fault)
        {
            throw new InvalidSweepException($"line {fault.End.Line}: this is not YAML: {Sentence(fault)}", fault);
        }
        catch (InvalidOperationException fault)
        {
            // The scanner's answer to a list that is still open where the next key starts.
            throw new InvalidSweepException($"after line {parser.Current?.End.Line}: this is not YAML: is a bracket or a quote not closed?", fault);
        }
    }

    private static DocumentNode Read(Parser parser, int depth)
    {
        var start = parser.Current!;
        var line = checked((int)start.Start.Line);
        if (depth > DeepestNesting)
        {
            throw new InvalidSweepException($"line {line}: lists and mappings are nested more than {DeepestNesting} deep; a sweep file needs four levels");
        }

        parser.MoveNext();
        switch (start)
        {
            case Scalar { Value.Length: > LongestValue } scalar:
                throw new InvalidSweepException($"line {line}: a value has {scalar.Value.Length} letters; use at most {LongestValue}");
            case Scalar scalar:
                return new ScalarNode(scalar.Value, line);
            case SequenceStart:
                return new ListNode(ReadItems(parser, depth), line);
            case MappingStart:
                return new MappingNode(ReadEntries(parser, depth), line);
            case AnchorAlias alias:
                throw new InvalidSweepException($"line {line}: sweep files have no aliases such as *{alias.Value}; write the value out");
            default:
                throw new InvalidSweepException($"line {line}: expected a value, a list or a mapping");
        }
    }

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
            if (Read(parser, depth + 1) is not ScalarNode key)
            {
                throw new InvalidSweepException($"line {parser.Current?.Start.Line}: a key must be a word, not a list or a mapping");
            }

            entries.Add(new(key, Read(parser, depth + 1)));
        }

        return entries;
    }

    // The library prefixes positions and may chain causes over several lines: one sentence is enough beside the line number.
    private static string Sentence(YamlException fault)
    {
        var message = (fault.InnerException?.Message ?? fault.Message).ReplaceLineEndings(" ").Trim();
        var position = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return (position < 0 ? message : message[(position + 3)..]).TrimEnd('.');
    }
}
