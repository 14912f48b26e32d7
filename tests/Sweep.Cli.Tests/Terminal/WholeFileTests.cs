using Sweep.Cli.Terminal;
using Sweep.Theory;

namespace Sweep.Cli.Tests.Terminal;

public sealed class WholeFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sweep-export-").FullName;

    private string Path => System.IO.Path.Combine(folder, "file");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_that_was_not_finished_leaves_nothing()
    {
        using (var file = await CreateAsync(Path))
        {
            file.Stream.Write("half"u8);
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_finished_file_takes_the_place_of_one_of_ours()
    {
        File.WriteAllText(Path, "old");
        using (var file = await CreateAsync(Path, own: true))
        {
            file.Stream.Write("new"u8);
            Assert.Equal("old", File.ReadAllText(Path));
            file.Finish();
        }

        Assert.Equal("new", File.ReadAllText(Path));
        Assert.Equal([Path], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task Anothers_file_is_replaced_by_force_only()
    {
        File.WriteAllText(Path, "thesis");
        var refused = await Assert.ThrowsAsync<InvalidSweepException>(() => CreateAsync(Path));
        Assert.Contains("--force", refused.Message);
        Assert.Equal("thesis", File.ReadAllText(Path));

        using var file = await CreateAsync(Path, force: true);
        file.Finish();
        Assert.Equal("", File.ReadAllText(Path));
    }

    [Fact]
    public async Task A_link_stays_one_and_what_it_names_is_written()
    {
        var real = System.IO.Path.Combine(folder, "real");
        File.CreateSymbolicLink(Path, real);
        using (var file = await CreateAsync(Path))
        {
            file.Stream.Write("rows"u8);
            file.Finish();
        }

        Assert.Equal("rows", File.ReadAllText(real));
        Assert.Equal(real, new FileInfo(Path).LinkTarget);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000_000)]
    public async Task A_full_disk_leaves_what_was_there_and_nothing_unfinished(int length)
    {
        // What is unfinished lies on a device that has no room, ever.
        File.WriteAllText(Path, "old");
        File.CreateSymbolicLink($"{Path}.{Environment.ProcessId}.tmp", "/dev/full");

        var fault = await Assert.ThrowsAnyAsync<IOException>(() => WholeFile.WriteAsync(Path, new byte[length], TestContext.Current.CancellationToken));

        Assert.IsType<UnfitEnvironmentException>(WriteFault.Of(Path, "name another file", fault));
        Assert.Equal("old", File.ReadAllText(Path));
        Assert.Equal([Path], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_file_that_has_no_room_is_given_up_quietly()
    {
        File.CreateSymbolicLink($"{Path}.{Environment.ProcessId}.tmp", "/dev/full");

        using (var file = await CreateAsync(Path))
        {
            file.Stream.Write("half"u8);
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_new_file_takes_no_ones_place()
    {
        await WholeFile.WriteNewAsync(Path, [1], TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<IOException>(() => WholeFile.WriteNewAsync(Path, [2], TestContext.Current.CancellationToken));

        Assert.Equal([1], File.ReadAllBytes(Path));
        Assert.Equal([Path], Directory.GetFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/stdout")]
    public async Task A_device_is_never_replaced(string device)
    {
        await Assert.ThrowsAsync<InvalidSweepException>(() => CreateAsync(device, own: true, force: true));
        Assert.True(File.Exists(device));
    }

    [Fact]
    public async Task A_folder_is_no_file() => await Assert.ThrowsAsync<InvalidSweepException>(() => CreateAsync(folder, force: true));

    private static Task<WholeFile> CreateAsync(string path, bool own = false, bool force = false) => WholeFile.CreateAsync(path, _ => Task.FromResult(own), force);
}
