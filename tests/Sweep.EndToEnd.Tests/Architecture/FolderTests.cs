namespace Sweep.EndToEnd.Tests.Architecture;

/// <summary>The folders of a room lie in layers.</summary>
[Fast]
public sealed class FolderTests
{
    private const int Least = 4;

    [Theory]
    [InlineData("Sweep.Contracts")]
    [InlineData("Sweep.Grains")]
    [InlineData("Sweep.Hosting")]
    [InlineData("Sweep.Learning")]
    [InlineData("Sweep.Worker")]
    public void No_folder_uses_one_that_uses_it(string project) => Assert.Empty(FolderArrows.OfProject(project).OnCircles);

    [Theory]
    [InlineData("Sweep.Contracts")]
    [InlineData("Sweep.Hosting")]
    [InlineData("Sweep.Learning")]
    public void A_folder_has_four_files_or_more(string project) => Assert.DoesNotContain(
        Repository.Files.Where(file => file.StartsWith($"src/{project}/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .CountBy(Folder),
        static folder => folder.Value < Least);

    [Theory]
    [InlineData("Sweep.Contracts")]
    [InlineData("Sweep.Grains")]
    [InlineData("Sweep.Hosting")]
    [InlineData("Sweep.Learning")]
    [InlineData("Sweep.Worker")]
    public void Tests_lie_in_the_folders_of_what_they_test(string project)
    {
        var sources = Repository.Files.Where(file => file.StartsWith($"src/{project}/", StringComparison.Ordinal)).ToLookup(static file => Path.GetFileNameWithoutExtension(file), Folder);

        var misplaced = Repository.Files
            .Where(file => file.StartsWith($"tests/{project}.Tests/", StringComparison.Ordinal) && file.EndsWith("Tests.cs", StringComparison.Ordinal))
            .Where(file => sources[Path.GetFileNameWithoutExtension(file)[..^"Tests".Length]].FirstOrDefault() is { } home && home != Folder(file));

        Assert.NotEmpty(sources);
        Assert.Empty(misplaced);
    }

    [Fact]
    public void A_circle_of_three_folders_is_found()
    {
        string[] sources =
        [
            "using Room.B;\nnamespace Room.A;\nclass One { Two two; }",
            "using Room.C;\nnamespace Room.B;\nclass Two { Three three; }",
            "using Room.A;\nnamespace Room.C;\nclass Three { One one; }",
            "using Room.A;\nnamespace Room.D;\nclass Four { One one; }",
        ];

        Assert.Equal(["Room.A", "Room.B", "Room.C"], FolderArrows.Of(sources).OnCircles);
        Assert.Empty(FolderArrows.Of([.. sources[..2], "namespace Room.C;\nclass Three; // using Room.A;\n"]).OnCircles);
    }

    [Fact]
    public void A_folder_and_the_one_that_holds_it_make_a_circle_too() => Assert.Equal(
        ["Room", "Room.Inner"],
        FolderArrows.Of(["using static Room.Inner.Within;\nnamespace Room;\nclass Outer;", "namespace Room.Inner;\nclass Within { Outer outer; }"]).OnCircles);

    /// <summary>A member may bear the name of a type of the folder above.</summary>
    [Fact]
    public void A_member_of_the_same_name_is_no_arrow() => Assert.Empty(
        FolderArrows.Of(["using Room.Inner;\nnamespace Room;\nclass Outer;", "namespace Room.Inner;\nclass Within { int outer = other.Outer; }"]).OnCircles);

    /// <summary>Below the project.</summary>
    private static string Folder(string file) => string.Join('/', file.Split('/')[2..^1]);
}
