using YamlDotNet.Serialization;

namespace Sweep.EndToEnd.Tests.Architecture;

/// <summary>CITATION.cff, which hosts of repositories and reference managers read.</summary>
[Fast]
public sealed class CitationTests
{
    private static readonly Dictionary<string, object> Citation =
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(Path.Combine(Repository.Root, "CITATION.cff")));

    [Fact]
    public void It_has_what_the_format_asks_for()
    {
        Assert.Equal("1.2.0", Citation["cff-version"]);
        Assert.Equal("software", Citation["type"]);
        Assert.All(["message", "title"], static key => Assert.NotEmpty((string)Citation[key]));
        Assert.NotEmpty((List<object>)Citation["authors"]);
    }

    [Fact]
    public void It_cites_the_version_and_the_licence_of_this_repository()
    {
        Assert.Equal(Repository.Read("Directory.Build.props").Descendants("Version").Single().Value, Citation["version"]);
        Assert.Equal("MIT", Citation["license"]);
        Assert.StartsWith("MIT License", File.ReadAllText(Path.Combine(Repository.Root, "LICENSE")));
    }

    [Fact]
    public void It_names_the_paper_that_is_tested_with_all_nine_authors()
    {
        var paper = (Dictionary<object, object>)Assert.Single((List<object>)Citation["references"]);

        Assert.Equal("How Shift Equivariance Impacts Metric Learning for Instance Segmentation", paper["title"]);
        Assert.Equal("2021", paper["year"]);
        Assert.Equal(
            ["Rumberger", "Yu", "Hirsch", "Dohmen", "Guarino", "Mokarian", "Mais", "Funke", "Kainmueller"],
            ((List<object>)paper["authors"]).Select(static author => ((Dictionary<object, object>)author)["family-names"]));
        Assert.Contains("2101.05846", (string)paper["url"]);
    }
}
