namespace Sweep.EndToEnd.Tests.Architecture;

[Fast]
public sealed class ArrowTests
{
    private static readonly string[] Torch = ["TorchSharp", "TorchSharp-cuda-linux", "libtorch-cpu-linux-x64", "libtorch-cpu-win-x64", "libtorch-cpu-osx-arm64"];

    [Fact]
    public void Theory_stands_on_nothing()
    {
        Assert.Empty(Repository.ProjectsBehind("Sweep.Theory"));
        Assert.Empty(Repository.PackagesBehind("Sweep.Theory"));
    }

    [Fact]
    public void Learning_knows_neither_cluster_nor_database()
    {
        Assert.Equal(["Sweep.Theory"], Repository.ProjectsBehind("Sweep.Learning"));
        Assert.DoesNotContain(Repository.PackagesBehind("Sweep.Learning"), static package => IsOrleans(package) || IsDatabase(package));
    }

    [Theory]
    [InlineData("Sweep.Grains")]
    [InlineData("Sweep.Hosting")]
    [InlineData("Sweep.Cli")]
    [InlineData("Sweep.Dashboard")]
    [InlineData("Sweep.Storage")]
    [InlineData("Sweep.Contracts")]
    public void Only_the_worker_loads_torch(string project)
    {
        Assert.DoesNotContain("Sweep.Learning", Repository.ProjectsBehind(project));
        Assert.DoesNotContain(Repository.PackagesBehind(project), static package => Torch.Contains(package));
    }

    [Fact]
    public void The_worker_cannot_reach_the_database()
    {
        Assert.DoesNotContain("Sweep.Storage", Repository.ProjectsBehind("Sweep.Worker"));
        Assert.DoesNotContain(Repository.PackagesBehind("Sweep.Worker"), IsDatabase);
    }

    [Theory]
    [InlineData("Sweep.Contracts", "Sweep.Theory")]
    [InlineData("Sweep.Storage", "Sweep.Theory")]
    [InlineData("Sweep.Grains", "Sweep.Contracts Sweep.Storage Sweep.Theory")]
    [InlineData("Sweep.Hosting", "Sweep.Contracts Sweep.Grains Sweep.Storage Sweep.Theory")]
    [InlineData("Sweep.Dashboard", "Sweep.Storage Sweep.Theory")]
    [InlineData("Sweep.Worker", "Sweep.Contracts Sweep.Learning Sweep.Theory")]
    [InlineData("Sweep.Cli", "Sweep.Contracts Sweep.Dashboard Sweep.Grains Sweep.Hosting Sweep.Storage Sweep.Theory")]
    public void Rooms_are_joined_as_the_picture_in_the_readme_says(string project, string behind) =>
        Assert.Equal(behind.Split(' '), Repository.ProjectsBehind(project).Order());

    /// <summary>What was built, too: a package may bring another one in.</summary>
    [Fact]
    public void No_native_library_of_torch_lies_beside_the_cli()
    {
        var output = Path.Combine(Repository.Root, "src/Sweep.Cli", Path.GetRelativePath(
            Path.Combine(Repository.Root, "tests/Sweep.EndToEnd.Tests"), AppContext.BaseDirectory));

        var files = Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Select(static file => Path.GetFileName(file)).ToList();

        Assert.Contains("sweep.dll", files);
        Assert.DoesNotContain(files, static file => file.Contains("torch", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsOrleans(string package) => package.StartsWith("Microsoft.Orleans", StringComparison.Ordinal);

    private static bool IsDatabase(string package) =>
        package.Contains("Npgsql", StringComparison.Ordinal) || package.Contains("EntityFramework", StringComparison.Ordinal) || package.StartsWith("EFCore", StringComparison.Ordinal);
}
