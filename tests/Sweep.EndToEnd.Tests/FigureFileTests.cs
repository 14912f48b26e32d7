using System.Security.Cryptography;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

[Slow]
public sealed class FigureFileTests(SweepHome home) : IClassFixture<SweepHome>
{
    private const string Sweep = """
        name: pictured
        axes: { spacing: [5, 7] }
        fixed: { dimensions: 2, depth: 1, factor: 2, scene: discs, radius: 1, width: 4, steps: 0 }
        measure: [separability, panels]
        """;

    [Fact]
    public async Task Pictures_replace_those_of_an_earlier_time_and_nothing_else()
    {
        var run = await home.RunAsync("run", home.Write("pictured", Sweep));
        Assert.Equal(0, run.Code);
        Assert.Contains("figures pictured --out figures", run.Output + run.Error);
        var folder = Path.Combine(home.Path, "figures");
        var first = await home.RunAsync("figures", "pictured", "--out", folder);
        Assert.Equal((0, ""), (first.Code, first.Error));
        string[] files = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)];
        Assert.Equal(["pictured-2-spacing-5.png", "pictured-3-spacing-7.png"], files.Select(Path.GetFileName));

        File.WriteAllBytes(files[0], [0x89, (byte)'P', (byte)'N', (byte)'G']);
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "mine");
        Assert.Equal(0, (await home.RunAsync("figures", "pictured", "--out", folder)).Code);

        Assert.Equal(3, Directory.GetFiles(folder).Length);
        Assert.Equal(
            (await home.RowsAsync("select sha256 from sweep.figures where sweep = 'pictured' order by ordinal")).Select(static row => row[0]),
            files.Select(static file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))));

        File.WriteAllText(files[1], "somebody else's");
        var refused = await home.RunAsync("figures", "pictured", "--out", folder);

        Assert.Equal(2, refused.Code);
        Assert.Contains($"{files[1]} exists and is not a picture", refused.Sentence);
        Assert.Equal("somebody else's", File.ReadAllText(files[1]));
    }
}
