using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sweep.EndToEnd.Tests.Dashboard;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

[Browser]
public sealed partial class ReportTests(SweepHome home, Chromium chromium) : IClassFixture<SweepHome>, IClassFixture<Chromium>
{
    private const string Sweep = """
        name: reported
        question: "Do discs at spacing 5 and 7 get four embeddings, and where do tiles fit?"
        axes: { spacing: [5, 7], tile_crop: [2, 3, 4] }
        fixed: { dimensions: 2, depth: 1, factor: 2, scene: discs, radius: 1, width: 8, steps: 0 }
        measure: [separability, stitching, panels]
        """;

    [Fact]
    public async Task A_measured_sweep_becomes_a_page_whose_charts_are_drawn_from_the_file_alone()
    {
        Assert.Equal(0, (await home.RunAsync("run", home.Write("reported", Sweep))).Code);
        var file = Path.Combine(home.Path, "reported.html");

        var ended = await home.RunAsync("report", "reported", "--out", file);

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        await LookAtAsync(new(file));

        // Replaced, and written as Markdown with its pictures beside it.
        Assert.Equal(0, (await home.RunAsync("report", "reported", "--out", file)).Code);
        Assert.Equal(0, (await home.RunAsync("report", "reported", "--format", "md", "--out", Path.ChangeExtension(file, "md"))).Code);
        var markdown = await File.ReadAllTextAsync(Path.ChangeExtension(file, "md"), TestContext.Current.CancellationToken);
        var pictures = Link().Matches(markdown).Select(link => Path.Combine(home.Path, link.Groups[1].Value)).ToList();
        Assert.NotEmpty(pictures);
        Assert.All(pictures, static picture => Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(picture)[..4]));

        var printed = await home.RunAsync("report", "reported", "--format", "md", "--out", "-");
        Assert.StartsWith("<!-- sweep report -->\n\n# Sweep report: reported", printed.Output);

        // What somebody else wrote stays.
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        var refused = await home.RunAsync("report", "reported", "--out", file);
        Assert.Equal(2, refused.Code);
        Assert.Contains("exists and is not a report", refused.Sentence);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(home.Path, "*.tmp"));
    }

    [Fact]
    public async Task A_sweep_that_is_not_there_is_named()
    {
        Assert.Equal(0, (await home.RunAsync("list")).Code);

        var refused = await home.RunAsync("report", "nobody");

        Assert.Equal(2, refused.Code);
        Assert.Contains("there is no sweep named nobody", refused.Sentence);
    }

    /// <summary>Looks at the file as a person does: every chart that comes into sight is drawn, nothing is asked of anybody, and a screen reader finds its way.</summary>
    private async Task LookAtAsync(Uri file)
    {
        await using var window = await chromium.OpenAsync(file);
        await window.VisitAsync(file.AbsoluteUri);

        var charts = window.Page.Locator(".chart[data-kind]");
        Assert.InRange(await charts.CountAsync(), 3, 8);
        await Assertions.Expect(charts.Locator("svg")).ToHaveCountAsync(await charts.CountAsync());
        Assert.Empty(await window.ViolationsAsync());
        Assert.Empty(window.TakeFaults());
    }

    [GeneratedRegex(@"\]\((reported-files/[^)]+)\)")]
    private static partial Regex Link();
}
