using System.Text.RegularExpressions;

namespace Sweep.EndToEnd.Tests.Architecture;

/// <summary>
/// Which folders of a project use which others, read from the source text: those that a file opens by <c>using</c>, and of those that it
/// lies in the ones whose types it names.
/// </summary>
internal sealed partial class FolderArrows
{
    private readonly Dictionary<string, HashSet<string>> arrows = [];

    private FolderArrows(IReadOnlyCollection<SourceText> sources)
    {
        var declared = sources.SelectMany(static source => source.Types.Select(type => (type, source.Namespace))).ToLookup(static one => one.type, static one => one.Namespace);
        foreach (var source in sources)
        {
            arrows.TryAdd(source.Namespace, []);
            arrows[source.Namespace].UnionWith(source.Words.SelectMany(word => declared[word]).Where(source.LiesIn).Concat(source.Usings));
        }

        foreach (var (folder, used) in arrows)
        {
            used.IntersectWith(arrows.Keys.Where(other => other != folder));
        }
    }

    /// <param name="sources">Texts of the files of one project.</param>
    public static FolderArrows Of(IEnumerable<string> sources) => new([.. sources.Select(SourceText.Of).Where(static source => source.Namespace.Length > 0)]);

    public static FolderArrows OfProject(string name) => Of(Repository.Files
        .Where(file => file.StartsWith($"src/{name}/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal))
        .Select(static file => File.ReadAllText(Path.Combine(Repository.Root, file))));

    /// <summary>Namespaces that are reached again from themselves, in the order of their names.</summary>
    public IReadOnlyList<string> OnCircles => [.. arrows.Keys.Where(start => ReachedFrom(start).Contains(start)).Order()];

    private HashSet<string> ReachedFrom(string start)
    {
        HashSet<string> reached = [];
        Stack<string> open = new([start]);
        while (open.TryPop(out var next))
        {
            foreach (var used in arrows[next].Where(reached.Add))
            {
                open.Push(used);
            }
        }

        return reached;
    }

    /// <summary>A source file as far as arrows depend on it.</summary>
    private sealed partial record SourceText(string Namespace, IReadOnlyCollection<string> Usings, IReadOnlyCollection<string> Types, IReadOnlySet<string> Words)
    {
        public static SourceText Of(string text)
        {
            var code = CommentOrText().Replace(text, "");
            return new(
                NamespaceLine().Match(code).Groups[1].Value,
                [.. UsingLine().Matches(code).Select(Opened)],
                [.. Declaration().Matches(code).Select(static type => type.Groups[1].Value)],
                Word().Matches(code).Select(static word => word.Value).ToHashSet());
        }

        /// <summary>Whether this file sees the types of a namespace because it lies in it.</summary>
        public bool LiesIn(string other) => Namespace.StartsWith(other + ".", StringComparison.Ordinal);

        /// <summary>The namespace that a line opens, or that holds the type which it names.</summary>
        private static string Opened(Match line)
        {
            var name = line.Groups["name"].Value;
            return line.Groups["type"].Success ? name[..name.LastIndexOf('.')] : name;
        }

        [GeneratedRegex(@"//[^\n]*|""[^""\n]*""")]
        private static partial Regex CommentOrText();

        [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
        private static partial Regex NamespaceLine();

        [GeneratedRegex(@"^using (?<type>static |\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline)]
        private static partial Regex UsingLine();

        /// <summary>Types at the top level of a file: those of a type are reached through it.</summary>
        [GeneratedRegex(@"^(?:(?:public|internal|static|sealed|abstract|readonly|partial|ref) )*(?:record struct|record|struct|class|enum|interface) (\w+)", RegexOptions.Multiline)]
        private static partial Regex Declaration();

        /// <summary>Words that do not stand after a point: what stands there is a member.</summary>
        [GeneratedRegex(@"(?<![.\w])\w+")]
        private static partial Regex Word();
    }
}
