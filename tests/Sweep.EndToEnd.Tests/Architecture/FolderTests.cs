namespace Sweep.EndToEnd.Tests.Architecture;

/// <summary>Folders are worth their name, and tests lie where what they test lies.</summary>
[Fast]
public sealed class FolderTests
{
    private const int Least = 4;

    [Theory]
    [InlineData("Sweep.Contracts")]
    [InlineData("Sweep.Hosting")]
    [InlineData("Sweep.Learning")]
    [InlineData("Sweep.Theory")]
    public void A_folder_has_four_files_or_more(string project) => Assert.DoesNotContain(
        Repository.Files.Where(file => file.StartsWith($"src/{project}/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .CountBy(Folder),
        static folder => folder.Value < Least);

    [Theory]
    [InlineData("Sweep.Contracts")]
    [InlineData("Sweep.Grains")]
    [InlineData("Sweep.Hosting")]
    [InlineData("Sweep.Learning")]
    [InlineData("Sweep.Storage")]
    [InlineData("Sweep.Theory")]
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

    /// <summary>Below the project.</summary>
    private static string Folder(string file) => string.Join('/', file.Split('/')[2..^1]);
}
