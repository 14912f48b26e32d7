using System.Text.Json;
using System.Text.RegularExpressions;
using Sweep.Notices;

namespace Sweep.EndToEnd.Tests.Architecture;

/// <summary>Whoever hands the programs on hands on the notices of what they carry.</summary>
[Fast]
public sealed class NoticesTests
{
    private static readonly string[] Files = ["runtime", "native", "runtimeTargets"];
    private static readonly string Written = File.ReadAllText(Path.Combine(Repository.Root, NoticesDocument.Name));

    [Fact]
    public void The_notices_are_those_of_the_packages_that_are_published() => Assert.Equal(NoticesDocument.Of(Repository.Root), Written);

    /// <summary>What was built names its packages, too, and independently of the restore.</summary>
    [Theory]
    [InlineData("Sweep.Cli", "sweep")]
    [InlineData("Sweep.Worker", "sweep-worker")]
    public void Every_package_that_a_built_program_loads_is_named_with_its_version(string project, string program)
    {
        var built = Path.Combine(Repository.Root, "src", project, Path.GetRelativePath(Path.Combine(Repository.Root, "tests/Sweep.EndToEnd.Tests"), AppContext.BaseDirectory));
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(built, $"{program}.deps.json")));
        var loaded = dependencies.RootElement.GetProperty("targets").EnumerateObject().SelectMany(static target => target.Value.EnumerateObject())
            .Where(static library => Files.Any(kind => library.Value.TryGetProperty(kind, out _)))
            .Select(static library => library.Name.Split('/'))
            .Where(static name => !name[0].StartsWith("Sweep.", StringComparison.Ordinal) && !name[0].StartsWith("sweep", StringComparison.Ordinal))
            .Select(static name => (Id: name[0], Version: name[1])).ToList();

        Assert.NotEmpty(loaded);
        Assert.All(loaded, static package => Assert.Matches($@"(?mi)^\| \[?{Regex.Escape(package.Id)}[\] ][^|]*\|[^|]*\b{Regex.Escape(package.Version)}\b", Written));
    }

    [Theory]
    [InlineData("Apache ECharts")]
    [InlineData("ZRender")]
    [InlineData("echarts-stat")]
    [InlineData("libtorch-cpu-linux-x64")]
    [InlineData("NetVips.Native.linux-x64")]
    [InlineData("Npgsql")]
    public void What_is_carried_besides_assemblies_of_our_own_is_named(string name) => Assert.Matches($@"(?m)^\| \[?{name}[\]( ]", Written);

    [Fact]
    public void A_package_without_a_known_licence_is_refused_with_its_name()
    {
        var folder = Directory.CreateTempSubdirectory("sweep-notices-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "some.package.nuspec"), """
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata><id>Some.Package</id><version>1.2.3</version><authors>Somebody</authors><licenseUrl>https://example.org/licence</licenseUrl></metadata>
                </package>
                """);

            var refused = Assert.Throws<InvalidDataException>(() => PackageNotice.Read(folder));

            Assert.Contains("Some.Package", refused.Message);
            Assert.Contains("https://example.org/licence", refused.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
