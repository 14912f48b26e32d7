using System.Text.RegularExpressions;
using Sweep.Cli.Terminal.Output;
using Sweep.Theory;
using YamlDotNet.Core;

namespace Sweep.Cli.Presets;

/// <summary>Explains why a text is not YAML, without the terms of the parser.</summary>
internal sealed partial class YamlFault(string text)
{
    private const string GoesOn = "a value that continues the line above must be quoted if it contains ': ', and a key must be indented as the one above";

    private readonly string[] lines = text.Split('\n');

    /// <summary>Returns a sentence about the fault that the parser found.</summary>
    public InvalidSweepException Of(YamlException fault)
    {
        var message = Sentence(fault);
        var (line, column) = ((int)fault.Start.Line, (int)fault.Start.Column);
        return message switch
        {
            _ when message.Contains(" tab ", StringComparison.Ordinal) => Tab(fault),
            _ when message.Contains("multiline plain scalar, found invalid mapping", StringComparison.Ordinal) =>
                At(line, column, KeyAlone().Match(LineOf(line - 1)) is { Success: true } key
                    ? $"the key above lacks its ':'; write {key.Value.Trim()}:"
                    : GoesOn, fault),
            _ when message.Contains("found invalid mapping", StringComparison.Ordinal) => At(line, column, Unquoted(line, column), fault),
            _ when message.Contains("cannot start any token", StringComparison.Ordinal) =>
                At(line, column, $"a value cannot begin with '{LetterAt(line, column)}'; quote it, as in \"{LineOf(line)[(column - 1)..].Trim().Replace('"', '\'')}\"", fault),
            _ when message.Contains("unknown escape", StringComparison.Ordinal) =>
                At(line, column, @"a backslash means something else between double quotes; write it twice, or use single quotes", fault),
            _ when message.Contains("quoted scalar", StringComparison.Ordinal) => At(line, column, "the quote that begins here is not closed; close it, and write the whole value on one line", fault),
            _ when message.Contains("did not find expected ','", StringComparison.Ordinal) => At(line, column, InBrackets(line, column), fault),
            _ when message.Contains("did not find expected key", StringComparison.Ordinal) => At(line, column, Misplaced(line, column), fault),
            _ => At(line, column, $"this is not YAML: {message}", fault),
        };
    }

    /// <summary>Returns a sentence about a bracket that is still open where the next key starts.</summary>
    /// <param name="reached">Where the parser stopped.</param>
    public InvalidSweepException Unclosed(Mark reached, Exception fault) => OpenBracket((int)reached.Line, int.MaxValue) is { } open
        ? At(open.Line, open.Column, $"this '{open.Letter}' is not closed; write '{Closing(open.Letter)}' after its last item", fault)
        : At((int)reached.Line, (int)reached.Column, "this is not YAML: the text from here on cannot be read; is a bracket or a quote not closed?", fault);

    public static InvalidSweepException At(int line, int column, string sentence, Exception? cause = null) => new([new Flaw(line, column, sentence)], cause);

    private InvalidSweepException Tab(YamlException fault)
    {
        var line = Array.FindIndex(lines, Math.Max(0, (int)fault.Start.Line - 1), static one => Indentation().Match(one).Value.Contains('\t')) + 1;
        return line > 0
            ? At(line, lines[line - 1].IndexOf('\t') + 1, "a tab indents this line; indent it by spaces", fault)
            : At((int)fault.Start.Line, (int)fault.Start.Column, "a tab is not allowed here; use spaces", fault);
    }

    /// <summary>Returns the key and its value on the line of a ": " that does not end a key.</summary>
    private string Unquoted(int line, int column)
    {
        var found = KeyAndValue().Match(LineOf(line));
        return found.Success && found.Groups["value"].Index < column
            ? $"a value with ': ' in it must be quoted; write {found.Groups["key"].Value}: {Quoted(found.Groups["value"].Value)}"
            : GoesOn;
    }

    private string InBrackets(int line, int column)
    {
        var (before, after) = (LineOf(line)[..Math.Min(column - 1, LineOf(line).Length)], LineOf(line)[Math.Min(column - 1, LineOf(line).Length)..]);
        if (after.StartsWith(':'))
        {
            var end = after.AsSpan().IndexOfAny(",]}");
            var value = before[(before.LastIndexOfAny([',', '{', '[', ':']) + 1)..].Trim() + (end < 0 ? after : after[..end]).TrimEnd();
            return $"a value with ': ' in it must be quoted; write {Quoted(value)}, or put a ',' before the next key";
        }

        return OpenBracket(line, column) is { } open
            ? $"a ',' or a '{Closing(open.Letter)}' is missing before {(after.Length > 0 ? $"'{after[0]}'" : "the end of the line")}; the '{open.Letter}' of line {open.Line}, column {open.Column} is still open"
            : "a ',' or a bracket is missing here";
    }

    private string Misplaced(int line, int column)
    {
        var before = LineOf(line)[..Math.Min(column - 1, LineOf(line).Length)];
        return before.Trim().Length == 0
            ? $"this line is indented by {Counted.Of(column - 1, "space")}, unlike the mapping that it belongs to; indent all keys of one mapping alike"
            : "nothing may follow the end of a value; quote the whole value, with ' if it contains \"";
    }

    /// <summary>Returns the innermost bracket that is open at a place.</summary>
    private (char Letter, int Line, int Column)? OpenBracket(int line, int column)
    {
        var open = new Stack<(char, int, int)>();
        for (var at = 1; at <= Math.Min(line, lines.Length); at++)
        {
            var quote = '\0';
            var text = at == line ? LineOf(at)[..Math.Min(column - 1, LineOf(at).Length)] : LineOf(at);
            for (var index = 0; index < text.Length && (quote != '\0' || text[index] != '#'); index++)
            {
                var letter = text[index];
                if (letter is '"' or '\'')
                {
                    quote = quote == letter ? '\0' : quote == '\0' ? letter : quote;
                }
                else if (quote == '\0' && letter is '[' or '{')
                {
                    open.Push((letter, at, index + 1));
                }
                else if (quote == '\0' && letter is ']' or '}')
                {
                    open.TryPop(out _);
                }
            }
        }

        return open.TryPeek(out var innermost) ? innermost : null;
    }

    private string LineOf(int line) => line >= 1 && line <= lines.Length ? lines[line - 1].TrimEnd('\r') : "";

    private char LetterAt(int line, int column) => LineOf(line).ElementAtOrDefault(column - 1);

    private static char Closing(char bracket) => bracket == '[' ? ']' : '}';

    private static string Quoted(string value) => value.Contains('"') ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : $"\"{value.Replace(@"\", @"\\", StringComparison.Ordinal)}\"";

    // The library prefixes positions and may chain causes over several lines: one sentence is enough beside the line number.
    private static string Sentence(YamlException fault)
    {
        var message = (fault.InnerException?.Message ?? fault.Message).ReplaceLineEndings(" ").Trim();
        var position = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return (position < 0 ? message : message[(position + 3)..]).TrimEnd('.');
    }

    [GeneratedRegex(@"^\s*[\w-]+\s*$")]
    private static partial Regex KeyAlone();

    [GeneratedRegex(@"^[ \t]*")]
    private static partial Regex Indentation();

    [GeneratedRegex(@"^\s*(?:- +)?(?<key>[\w-]+):\s+(?<value>.*?)\s*(?:\s#.*)?$")]
    private static partial Regex KeyAndValue();
}
