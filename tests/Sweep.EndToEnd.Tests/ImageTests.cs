using NetVips;
using Sweep.EndToEnd.Tests.Nodes;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

/// <summary>A sweep over people's own images measures those that it was submitted with, and no others.</summary>
[Slow]
public sealed class ImageTests(SweepHome home) : IClassFixture<SweepHome>
{
    private const int Side = 64;

    [Fact]
    public async Task Images_that_were_changed_after_the_submission_are_not_measured_until_they_are_put_back()
    {
        var labels = Pictures("first");
        Assert.Equal(0, (await home.RunAsync("submit", home.Write("waiting", Yaml("waiting", Path.GetDirectoryName(labels)!)))).Code);
        var before = await File.ReadAllBytesAsync(labels, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(labels, Png(static (row, _) => row / 8 % 2), TestContext.Current.CancellationToken);

        var resumed = await home.RunAsync("resume", "waiting");

        Assert.Equal(2, resumed.Code);
        Assert.Contains($"the images of the sweep waiting were changed since it was submitted: {labels} has another content; give its file another name", resumed.Error);
        using var node = await RunningNode.StartAsync(home, "looking", ["--devices", "cpu", "--slots", "1"]);
        Assert.NotEqual(0, (await home.RunAsync("watch", "waiting")).Code);
        Assert.Equal("2 failed 2 succeeded", await home.ScalarAsync<string>(
            "select string_agg(n || ' ' || state, ' ' order by state) from (select state, count(*) n from sweep.trial_results where sweep = 'waiting' group by state) s"));
        Assert.Equal(2, await home.ScalarAsync<long>(
            "select count(*) from sweep.trial_results where failure_cause = 'user_error' and state_reason like 'the images in % are not those that the sweep was submitted with; put the old files back and %'"));

        await File.WriteAllBytesAsync(labels, before, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await home.RunAsync("retry", "waiting")).Code);
        Assert.Equal(0, (await home.RunAsync("watch", "waiting")).Code);

        Assert.Equal(2, await home.ScalarAsync<long>(
            "select count(*) from sweep.trial_results t join sweep.image_sets i on i.sweep_id = t.sweep_id and i.folder = t.images where t.images_sha256 = i.sha256 and i.images = 1"));
        Assert.Equal(2, await home.ScalarAsync<long>("select count(*) from sweep.trial_results where control and images_sha256 is null and state = 'succeeded'"));

        // `sweep run` of another test is refused while a node seems to be alive.
        Assert.Equal(0, (await home.RunAsync("drain", "looking")).Code);
        await node.Process.EndAsync();
    }

    [Theory]
    [InlineData("predict")]
    [InlineData("submit")]
    [InlineData("run")]
    public async Task An_image_that_cannot_be_read_is_refused_by_name_before_there_is_a_sweep(string command)
    {
        var labels = Pictures($"broken-{command}");
        var whole = await File.ReadAllBytesAsync(labels, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(labels, whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);
        var file = home.Write($"broken-{command}", Yaml($"broken-{command}", $"broken-{command}"));

        var refused = await home.RunAsync(command, file);

        Assert.Equal(2, refused.Code);
        Assert.StartsWith($"sweep: {labels} cannot be read as an image", refused.Error, StringComparison.Ordinal);
        Assert.Single(refused.Error.TrimEnd('\n').Split('\n'));
        await File.WriteAllBytesAsync(labels, whole, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await home.RunAsync("predict", file)).Code);
        Assert.DoesNotContain("broken-", (await home.RunAsync("list")).Output);
    }

    private static string Yaml(string name, string folder) => $$"""
        name: {{name}}
        axes:
          depth: [1]
        seeds: 2
        fixed: { dimensions: 2, scene: images, images: {{folder}}, width: 4, steps: 2, train_window: 16, learning_rate: 1e-3, whole_image: 16 }
        measure: [instances]
        """;

    /// <summary>A folder with one image; returns the path of its labels.</summary>
    private string Pictures(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home.Path, name)).FullName;
        File.WriteAllBytes(Path.Combine(folder, "a.png"), Png(static (row, column) => (row * 3) + (column % 5)));
        var labels = Path.Combine(folder, "a_labels.png");
        File.WriteAllBytes(labels, Png(static (row, column) => row / 8 % 2 * (1 + (column / 16))));
        return labels;
    }

    /// <summary>A PNG file of 8 bits grey, <see cref="Side"/> pixels along each side.</summary>
    private static byte[] Png(Func<int, int, int> grey)
    {
        var pixels = Enumerable.Range(0, Side * Side).Select(pixel => (byte)grey(pixel / Side, pixel % Side)).ToArray();
        using var image = Image.NewFromMemory(pixels, Side, Side, 1, Enums.BandFormat.Uchar);
        return image.PngsaveBuffer();
    }
}
