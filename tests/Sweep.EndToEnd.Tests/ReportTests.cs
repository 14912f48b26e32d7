using System.Diagnostics;
using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

public sealed partial class ReportTests(SweepHome home) : IClassFixture<SweepHome>
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
        var (page, complaints) = await OpenAsync(file);
        Assert.Equal("", complaints);
        var charts = Chart().Count(page);
        Assert.InRange(charts, 3, 8);
        Assert.Equal(charts, Drawn().Count(page));

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
        Assert.Contains("is there already and is no report", refused.Sentence);
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

    /// <summary>Opens the file as a person does; returns the page as it is after its scripts ran, and what the browser's console said.</summary>
    private static async Task<(string Page, string Complaints)> OpenAsync(string file)
    {
        Assert.True(File.Exists("/usr/bin/chromium"), "this test needs Debian's chromium: apt-get install chromium");
        var start = new ProcessStartInfo("/usr/bin/chromium") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--window-size=1200,12000", "--virtual-time-budget=10000", "--dump-dom", new Uri(file).AbsoluteUri])
        {
            start.ArgumentList.Add(argument);
        }

        using var chromium = Process.Start(start)!;
        var (page, log) = (chromium.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), chromium.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await chromium.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await page, string.Join('\n', (await log).Split('\n').Where(static line => line.Contains("CONSOLE", StringComparison.Ordinal))));
    }

    [GeneratedRegex("""<div class="chart" data-kind""")]
    private static partial Regex Chart();

    // Within a chart, not the signs of its legend.
    [GeneratedRegex("""<div class="chart" data-kind[^>]*><div[^>]*><svg """)]
    private static partial Regex Drawn();

    [GeneratedRegex(@"\]\((reported-files/[^)]+)\)")]
    private static partial Regex Link();
}
