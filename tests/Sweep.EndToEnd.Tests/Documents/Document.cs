using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Architecture;

namespace Sweep.EndToEnd.Tests.Documents;

/// <summary>A Markdown document of the repository, taken apart.</summary>
internal sealed partial class Document
{
    private readonly string prose;

    private Document(string path)
    {
        Path = path;
        Lines = File.ReadAllLines(System.IO.Path.Combine(Repository.Root, path));
        List<CodeBlock> blocks = [];
        List<string> outside = [];
        for (var at = 0; at < Lines.Count; at++)
        {
            if (!Lines[at].StartsWith("```", StringComparison.Ordinal))
            {
                outside.Add(Lines[at]);
                continue;
            }

            var inside = Lines.Skip(at + 1).TakeWhile(static line => line != "```").ToList();
            blocks.Add(new($"{path}:{at + 1}", Lines[at][3..], string.Join('\n', inside)));
            at += inside.Count + 1;
        }

        (Blocks, prose) = (blocks, string.Join('\n', outside));
    }

    /// <summary>Every document under version control, or about to be, without the notices: a program makes those from the licences of others.</summary>
    public static IReadOnlyList<Document> All { get; } =
    [
        .. Repository.Files.Where(static file => file.EndsWith(".md", StringComparison.Ordinal) && file != "THIRD-PARTY-NOTICES.md")
            .Select(static file => new Document(file)),
    ];

    /// <summary>Path from the root of the repository.</summary>
    public string Path { get; }

    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>Lines of code without a fence around them, whose language nobody knows.</summary>
    public IEnumerable<string> IndentedCode => prose.Split('\n').Where(static line => line.StartsWith("    ", StringComparison.Ordinal));

    /// <summary>Code between words, such as <c>sweep run FILE</c>.</summary>
    public IEnumerable<string> Spans => Span().Matches(prose).Select(static match => match.Groups[1].Value.ReplaceLineEndings(" "));

    /// <summary>Addresses of links, without those of pictures.</summary>
    public IEnumerable<string> Links => Link().Matches(prose).Where(static match => match.Groups["mark"].Length == 0).Select(static match => match.Groups["target"].Value);

    /// <summary>Pictures, with the words that stand for them where they cannot be seen.</summary>
    public IEnumerable<(string Words, string File)> Pictures =>
        from match in Link().Matches(prose)
        where match.Groups["mark"].Length > 0
        select (match.Groups["words"].Value, Resolve(match.Groups["target"].Value));

    /// <summary>The names by which links find the headings.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(prose).Select(static match =>
        NotInAnchor().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>The cells of the rows of the table whose first heading is the given one.</summary>
    public IEnumerable<IReadOnlyList<string>> Table(string heading) => Lines
        .SkipWhile(line => !line.StartsWith($"| {heading} |", StringComparison.Ordinal)).Skip(2).TakeWhile(static line => line.StartsWith('|'))
        .Select(static line => line.Trim('|').Split(" | ").Select(static cell => cell.Trim()).ToList());

    /// <summary>Path from the root of the repository for an address in this document.</summary>
    public string Resolve(string target) => System.IO.Path.GetRelativePath(
        Repository.Root, System.IO.Path.GetFullPath(target, System.IO.Path.GetDirectoryName(System.IO.Path.Combine(Repository.Root, Path))!));

    public static Document At(string path) => All.Single(document => document.Path == path);

    /// <summary>Returns the words of a cell that stand in code.</summary>
    public static IEnumerable<string> CodeOf(string cell) => Span().Matches(cell).Select(static match => match.Groups[1].Value);

    [GeneratedRegex(@"(?<!`)`([^`]+)`(?!`)")]
    private static partial Regex Span();

    [GeneratedRegex(@"(?<mark>!?)\[(?<words>[^\]]*)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
