using System.Text.Json;

namespace Sweep.EndToEnd.Tests.Architecture;

/// <summary>A restore gives the packages that were tested: the versions and contents of all of them are under version control.</summary>
[Fast]
public sealed class LockFileTests
{
    private const string Name = "packages.lock.json";

    [Fact]
    public void Every_project_has_a_lock_file_and_no_other_folder_has_one() => Assert.Equal(
        Repository.Projects.Select(static project => $"{Path.GetDirectoryName(project)}/{Name}").Order(),
        Repository.Files.Where(static file => Path.GetFileName(file) == Name).Order());

    [Fact]
    public void Lock_files_hold_the_central_versions_and_a_hash_of_each_package()
    {
        var central = Repository.Read("Directory.Packages.props").Descendants("PackageVersion")
            .ToDictionary(static package => package.Attribute("Include")!.Value, static package => package.Attribute("Version")!.Value);
        var packages = Repository.Projects.SelectMany(static project => Packages($"{Path.GetDirectoryName(project)}/{Name}")).ToList();

        Assert.Contains(packages, static package => package.Type == "Direct");
        Assert.All(packages.Where(static package => package.Type != "Project"), static package => Assert.Equal(88, package.Hash?.Length));
        Assert.All(packages.Where(static package => package.Type == "Direct"), package => Assert.Equal(central[package.Id], package.Version));
    }

    [Theory]
    [InlineData("libtorch-cpu-linux-x64", true)]
    [InlineData("TorchSharp-cuda-linux", false)]
    public void The_worker_is_locked_with_the_CPU_natives(string package, bool isLocked) =>
        Assert.Equal(isLocked, Packages($"src/Sweep.Worker/{Name}").Any(one => one.Id == package));

    /// <summary>Where a registry was reached is nothing that another machine could use.</summary>
    [Fact]
    public void No_lock_file_names_an_address() =>
        Assert.DoesNotContain(Repository.Files.Where(static file => Path.GetFileName(file) == Name), static file => Text(file).Contains("://", StringComparison.Ordinal));

    private static IEnumerable<(string Id, string Type, string? Version, string? Hash)> Packages(string file)
    {
        using var document = JsonDocument.Parse(Text(file));
        return [.. document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(static framework => framework.Value.EnumerateObject()).Select(static package => (
            package.Name,
            package.Value.GetProperty("type").GetString()!,
            package.Value.TryGetProperty("resolved", out var version) ? version.GetString() : null,
            package.Value.TryGetProperty("contentHash", out var hash) ? hash.GetString() : null))];
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));
}
