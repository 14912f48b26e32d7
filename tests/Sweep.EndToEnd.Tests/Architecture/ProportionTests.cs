using System.Text.RegularExpressions;

namespace Sweep.EndToEnd.Tests.Architecture;

[Fast]
public sealed partial class ProportionTests
{
    private static readonly string[] TopLevel =
    [
        "src", "tests", "deploy", "sql", "docs", "Sweep.sln", "README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff",
        "CONTRIBUTING.md", "SECURITY.md", "THIRD-PARTY-NOTICES.md", "docker-compose.yml", ".ci", ".config", ".editorconfig", ".gitattributes",
        ".gitignore", ".dockerignore", "global.json", "BannedSymbols.txt", "Directory.Build.props", "Directory.Packages.props",
    ];

    private static readonly string[] EmptyWords = ["Common", "Helpers", "Utils", "Models", "Services", "Managers", "Abstractions"];

    private static IReadOnlyList<string> Sources { get; } =
        [.. Repository.Files.Where(static file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal))];

    [Fact]
    public void No_source_file_is_longer_than_300_lines() => Assert.DoesNotContain(Sources, static file => Lines(file) > 300);

    [Fact]
    public void Half_of_the_source_files_have_80_lines_or_less() =>
        Assert.InRange(Sources.Select(Lines).Order().ElementAt(Sources.Count / 2), 1, 80);

    [Fact]
    public void No_project_file_is_longer_than_25_lines() => Assert.DoesNotContain(Repository.Projects, static file => Lines(file) > 25);

    [Fact]
    public void The_top_level_holds_what_the_readme_lists_and_nothing_else() =>
        Assert.Empty(Repository.Files.Select(static file => file.Split('/')[0]).Distinct().Except(TopLevel));

    [Fact]
    public void No_folder_and_no_type_is_named_by_an_empty_word() =>
        Assert.DoesNotContain(Sources, static file => file.Split('/', '.').Intersect(EmptyWords).Any());

    [Fact]
    public void Every_room_has_its_tests()
    {
        var rooms = Repository.Projects.Where(static project => project.StartsWith("src/", StringComparison.Ordinal)).Select(static project => project.Split('/')[1]);

        Assert.All(rooms, static room => Assert.Contains($"tests/{room}.Tests/{room}.Tests.csproj", Repository.Projects));
    }

    [Fact]
    public void No_source_file_has_regions_or_skipped_tests() =>
        Assert.DoesNotContain(Sources, static file => Unwanted().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, file))));

    [Fact]
    public void Namespaces_are_file_scoped() =>
        Assert.DoesNotContain(Sources, static file => BlockNamespace().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, file))));

    private static int Lines(string file) => File.ReadLines(Path.Combine(Repository.Root, file)).Count();

    [GeneratedRegex(@"^\s*#region|\[(Fact|Theory)\([^)]*\bSkip\s*=", RegexOptions.Multiline)]
    private static partial Regex Unwanted();

    [GeneratedRegex(@"^namespace [\w.]+\s*$", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();
}
