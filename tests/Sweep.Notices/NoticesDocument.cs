using System.Text;

namespace Sweep.Notices;

/// <summary>The third-party notices as Markdown.</summary>
internal static class NoticesDocument
{
    public const string Name = "THIRD-PARTY-NOTICES.md";

    /// <summary>Files above this size are named with their place in the package, not printed.</summary>
    private const int LongestPrinted = 32 << 10;

    private const string Opening = """
        # Third-party notices

        Sweep itself is under the licence in [LICENSE](LICENSE). The programs that are published from it carry the packages and scripts below.
        This file is generated from the restored packages, and a test compares it with them. After a change of packages run

            dotnet restore && dotnet run -c Release --project tests/Sweep.Notices

        The list is that of the CPU build on Linux. On Windows and macOS the same packages carry the libraries of those systems. A build with
        `-p:TorchBackend=cuda` carries `TorchSharp-cuda-linux` instead of `libtorch-cpu-linux-x64`, and with it libraries of NVIDIA (CUDA, cuDNN and
        others) under NVIDIA's own licence agreements: read these before you hand such a build on. libvips and the libraries within it are a shared
        library of their own, which may be replaced by another build of it. .NET itself and PostgreSQL are not carried.


        """;

    /// <param name="root">Folder of the repository, whose programs are restored.</param>
    public static string Of(string root)
    {
        var script = PublishedPackages.FolderOf(root, "Sweep.Dashboard", ScriptBundle.Package);
        return Of([.. PublishedPackages.Folders(root).Append(script).Select(PackageNotice.Read).OrderBy(static one => one.Id, StringComparer.OrdinalIgnoreCase)], ScriptBundle.Read(script));
    }

    public static string Of(IReadOnlyList<PackageNotice> packages, IReadOnlyList<BundledScript> scripts)
    {
        var text = new StringBuilder(Opening);
        text.Append("## Packages\n\n| package | version | licence | copyright |\n| --- | --- | --- | --- |\n");
        foreach (var one in packages.GroupBy(static one => (one.Id, one.Project, one.Licence, one.Copyright)))
        {
            var (id, project, licence, copyright) = one.Key;
            var versions = string.Join(", ", one.Select(static package => package.Version));
            text.Append($"| {Linked(id, project)} | {versions} | {licence} | {copyright.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        text.Append($"\n## Scripts\n\nThe dashboard and the report load one script of `{ScriptBundle.Package}`, which holds\n\n| script | version | licence | copyright |\n| --- | --- | --- | --- |\n");
        foreach (var one in scripts)
        {
            text.Append($"| {Linked(one.Name, one.Project)} | {one.Version} | {one.Licence} | {one.Copyright} |\n");
        }

        text.Append("\n## Licences\n");
        foreach (var licence in packages.Select(static one => one.Licence).Concat(scripts.Select(static one => one.Licence)).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append($"\n### {licence}\n\n{Block(LicenceTexts.Of(licence))}");
        }

        AddNotices(text, packages);
        return text.ToString();
    }

    /// <summary>What packages carry beyond the texts above; a file that many of them carry stands once.</summary>
    private static void AddNotices(StringBuilder text, IReadOnlyList<PackageNotice> packages)
    {
        var printed = packages.Select(static one => Letters(LicenceTexts.Of(one.Licence))).ToHashSet();
        var files = packages.SelectMany(static one => one.Files.Select(file => (Package: $"{one.Id} {one.Version}", Name: Path.GetFileName(file), Content: Plain(File.ReadAllText(file)))))
            .Where(file => !printed.Contains(Letters(file.Content))).GroupBy(static file => file.Content).ToList();
        text.Append("\n## Notices of single packages\n");
        foreach (var file in files.Where(static file => file.Key.Length <= LongestPrinted))
        {
            text.Append($"\n### {Carriers(file)}\n\n{Block(file.Key)}");
        }

        text.Append($"\n## Longer notices\n\nThese lie in the packages and are too long to be printed here:\n\n");
        foreach (var file in files.Where(static file => file.Key.Length > LongestPrinted))
        {
            text.Append($"- {Carriers(file)}\n");
        }
    }

    private static string Carriers(IEnumerable<(string Package, string Name, string Content)> files) =>
        string.Join("; ", files.GroupBy(static file => file.Name).Select(static file => $"`{file.Key}` of {string.Join(", ", file.Select(static one => one.Package))}"));

    /// <summary>A text without its line breaks, which differ from package to package.</summary>
    private static string Letters(string text) => string.Concat(text.Where(static letter => !char.IsWhiteSpace(letter)));

    private static string Linked(string name, string address) => address.Length > 0 ? $"[{name}]({address})" : name;

    private static string Block(string text) => $"~~~~text\n{Plain(text)}\n~~~~\n";

    private static string Plain(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd())).Trim('\n');
}
