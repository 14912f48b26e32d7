using Sweep.Cli.Presets;
using Sweep.Theory;
using Sweep.Theory.Sweeps;

namespace Sweep.Cli.Tests.Presets;

public sealed class ImageFoldersTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sweep-images-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("axes: { images: [one, two/deep] }\nfixed: { scene: images }\n")]
    [InlineData("grids:\n  - { axes: { images: [one] }, fixed: { scene: images } }\n  - { axes: { seed: [0] }, fixed: { scene: images, images: two/deep } }\n")]
    public async Task Folders_are_found_from_the_file_that_names_them(string grids)
    {
        Directory.CreateDirectory(Path.Combine(folder, "one"));
        Directory.CreateDirectory(Path.Combine(folder, "two/deep"));

        var plan = (await SweepFile.LoadAsync(Write(grids), null, Cancellation)).Plan;

        Assert.Equal(
            [Path.Combine(folder, "one"), Path.Combine(folder, "two/deep")],
            plan.Points().Select(static point => point.Images).Where(static images => images.Length > 0).Distinct());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused_with_the_line_and_the_whole_path()
    {
        var refused = await Assert.ThrowsAsync<InvalidSweepException>(
            () => SweepFile.LoadAsync(Write("axes: { depth: [1] }\nfixed: { scene: images, images: nowhere }\n"), null, Cancellation));

        Assert.Contains($"line 3, column 33: there is no folder {Path.Combine(folder, "nowhere")}", refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_file_has_one_scale()
    {
        var path = Write("axes: { depth: [1] }\n");

        var refused = await Assert.ThrowsAsync<InvalidSweepException>(() => SweepFile.LoadAsync(path, Scale.Full, Cancellation));

        Assert.Contains("which has one form", refused.Message);
    }

    private string Write(string grids)
    {
        var path = Path.Combine(folder, "sweep.yaml");
        File.WriteAllText(path, $"name: a\n{grids}");
        return path;
    }
}
