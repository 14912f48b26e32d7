namespace Sweep.EndToEnd.Tests.Architecture;

/// <summary>Folders of a project are rooms: what one needs of another goes one way.</summary>
[Slow]
public sealed class RoomTests
{
    public static TheoryData<string> Projects =>
    [
        .. Repository.Projects.Where(static project => project.StartsWith("src/", StringComparison.Ordinal))
            .Select(static project => project.Split('/')[1]).Order(),
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_circle_of_folders(string project)
    {
        var within = $"src/{project}/";
        var circles = FolderCircles.Of(SourceTypes.OfProduct.Value.Uses.Where(
            use => use.File.StartsWith(within, StringComparison.Ordinal) && use.DeclaredIn.StartsWith(within, StringComparison.Ordinal)));

        Assert.True(circles.Count == 0, $"{project} has circles of folders; cut an arrow of each:\n{string.Join("\n\n", circles)}");
    }

    [Fact]
    public void No_two_types_have_one_name()
    {
        var doubles = Doubles(SourceTypes.OfProduct.Value).Values;

        Assert.True(doubles.Count == 0, $"rename one of each pair:\n{string.Join('\n', doubles)}");
    }

    [Fact]
    public void Names_are_found_in_each_way_that_the_sources_have_of_naming_a_type() =>
        // By the name itself, by an extension method, by a constructor and by `using static`.
        Assert.Superset(
            new HashSet<(string, string)>
            {
                ("src/Sweep.Cli/Program.cs", "SweepCommandLine"), ("src/Sweep.Cli/Results/DiffCommand.cs", "RowPrinter"),
                ("src/Sweep.Cli/Sweeps/SweepRun.cs", "SweepStore"), ("src/Sweep.Dashboard/Report/Opening.cs", "ReportWords"),
            },
            SourceTypes.OfProduct.Value.Uses.Select(static use => (use.File, use.Type)).ToHashSet());

    [Theory]
    [InlineData("namespace B; public static class Two { public static int Value => A.One.Value; }", true)]
    [InlineData("using A; namespace B; public static class Two { public static int Of(string text) => text.Twice(); }", true)]
    [InlineData("using static A.One; namespace B; public static class Two { public static int Of() => Value; }", true)]
    [InlineData("namespace B; public static class Two { public static string One => \"A.One.Value\"; }", false)]
    public void A_circle_is_told_by_the_files_that_close_it(string two, bool closes)
    {
        var types = SourceTypes.Of(
        [
            ("room/a/One.cs", """
                namespace A;
                public static class One
                {
                    public const int Value = 1;
                    public static string Other => nameof(B.Two);
                    public static int Twice(this string text) => 2 * text.Length;
                }
                """),
            ("room/b/Two.cs", two),
        ]);

        var circles = FolderCircles.Of(types.Uses);

        Assert.Equal(closes ? 1 : 0, circles.Count);
        Assert.All(circles, static circle => Assert.Equal("  room/a/One.cs names Two of room/b/Two.cs\n  room/b/Two.cs names One of room/a/One.cs", circle));
    }

    [Fact]
    public void A_name_of_two_types_is_told_with_both_files()
    {
        var types = SourceTypes.Of(
        [
            ("a/One.cs", "namespace A; public class One { public class Part; } public partial class Both;"),
            ("b/One.cs", "namespace B; public record One<T>(T Value) { public class Part; }"),
            ("a/Both.cs", "namespace A; public partial class Both; public class Both<T>;"),
            ("Migrations/One.cs", "namespace M; public class Both;"),
        ]);

        Assert.Equal(["One: a/One.cs and b/One.cs"], Doubles(types).Values);
    }

    [Fact]
    public void A_long_circle_is_told_arrow_by_arrow() => Assert.Equal(
        "  p/a/A.cs names B of p/b/B.cs\n  p/b/B.cs names C of p/c/C.cs\n  p/c/C.cs names A of p/a/A.cs (1 more from p/c to p/a)",
        Assert.Single(FolderCircles.Of(
        [
            ("p/a/A.cs", "B", "p/b/B.cs"), ("p/b/B.cs", "C", "p/c/C.cs"), ("p/c/C.cs", "A", "p/a/A.cs"),
            ("p/c/D.cs", "A", "p/a/A.cs"), ("p/c/D.cs", "E", "p/e/E.cs"),
        ])));

    private static Dictionary<string, string> Doubles(SourceTypes types) => types.Declared
        // A migration is called by what it changed.
        .Where(static type => !$"/{type.File}".Contains("/Migrations/", StringComparison.Ordinal))
        .GroupBy(static type => WithoutParameters(type.Name).Split('.')[^1])
        .Where(static group => group.Select(static type => WithoutParameters(type.Name)).Distinct().Count() > 1)
        .ToDictionary(static group => group.Key, static group => $"{group.Key}: {string.Join(" and ", group.Select(static type => type.File).Distinct())}");

    private static string WithoutParameters(string type) => type.Split('<')[0];
}
