using Sweep.EndToEnd.Tests.Exporting;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

/// <summary>A disk without room, for the real program: a device that is always full, and a limit on what a process may write.</summary>
[Slow]
public sealed class FullDiskTests(FullDiskTests.Filled filled) : IClassFixture<FullDiskTests.Filled>
{
    private static readonly string[] IntoFullDevice = ["sh", "-c", "exec \"$0\" \"$@\" > /dev/full"];

    [Theory]
    [InlineData("predict", "quickstart")]
    [InlineData("predict", "quickstart", "--format", "csv")]
    [InlineData("presets", "show", "quickstart")]
    [InlineData("sizes")]
    [InlineData("completion", "bash")]
    [InlineData("--help")]
    [InlineData("list")]
    [InlineData("show", "made")]
    [InlineData("results", "made", "--format", "json")]
    [InlineData("sql", "select 1")]
    [InlineData("export", "made")]
    [InlineData("export", "made", "--format", "json")]
    [InlineData("report", "made", "--out", "-")]
    [InlineData("note", "made", "seen", "--format", "json")]
    public async Task Standard_output_without_room_is_one_sentence_and_exit_code_5(params string[] arguments)
    {
        var ended = await RunAsync(IntoFullDevice, arguments);

        Assert.Equal(5, ended.Code);
        Assert.Contains("there is no space left on the disk of the output", ended.Error);
        Assert.DoesNotContain("fault of sweep", ended.Error);
        Assert.Single(Lines(ended.Error), static line => line.StartsWith("sweep: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Standard_error_without_room_leaves_the_exit_code()
    {
        var ended = await RunAsync(["sh", "-c", "exec \"$0\" \"$@\" 2> /dev/full"], "predict", "no-such-file.yaml");

        Assert.Equal(2, ended.Code);
        Assert.Equal("", ended.Output + ended.Error);
    }

    [Theory]
    [InlineData("made.csv", "export", "made", "--out")]
    [InlineData("made.json", "export", "made", "--out")]
    [InlineData("made.parquet", "export", "made", "--out")]
    [InlineData("made.html", "report", "made", "--out")]
    [InlineData("made.md", "report", "made", "--format", "md", "--out")]
    public async Task A_file_without_room_is_named_and_nothing_of_it_is_left(string name, params string[] arguments)
    {
        var file = Path.Combine(Folder(name), name);

        var ended = await RunAsync(OnSmallDisk(Folder(name)), [.. arguments, file]);

        Assert.Equal(5, ended.Code);
        Assert.Contains($"cannot write to {file}: the disk is full, or the file longer than allowed; free some room, or name another file with --out", ended.Error);
        Assert.Equal("left:", Lines(ended.Output)[^1]);
    }

    [Fact]
    public async Task A_longer_file_than_the_process_may_write_is_the_same()
    {
        var folder = Folder("limited");

        // A runtime that may write no large file cannot map its code twice.
        using var process = SweepProcess.Start(
            filled.Home.Path, ["export", "made", "--out", Path.Combine(folder, "made.json")],
            new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" }, "prlimit", "--fsize=4096");
        var ended = await process.EndAsync();

        Assert.Equal(5, ended.Code);
        Assert.Contains("the disk is full, or the file longer than allowed; free some room, or name another file with --out", ended.Error);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task Standard_output_that_is_longer_than_a_file_may_be_is_the_same()
    {
        var file = Path.Combine(Folder("printed"), "preset.yaml");
        using var process = SweepProcess.Start(
            filled.Home.Path, ["presets", "show", "quickstart"], new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" },
            "prlimit", "--fsize=400", "sh", "-c", $"exec \"$0\" \"$@\" > '{file}'");

        var ended = await process.EndAsync();

        Assert.Equal(5, ended.Code);
        Assert.Contains("there is no space left on the disk of the output", ended.Sentence);
    }

    [Fact]
    public async Task Standard_output_that_is_closed_is_said()
    {
        var ended = await RunAsync(["sh", "-c", "exec \"$0\" \"$@\" >&-"], "sizes");

        Assert.Equal(5, ended.Code);
        Assert.StartsWith("sweep: standard output cannot be written to", ended.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificates_without_room_are_made_together_or_not_at_all()
    {
        var folder = Folder("certificates");

        // One page of a disk has room for a key and none for the certificate beside it.
        var ended = await RunAsync(OnSmallDisk(folder), "certificates", "init", "--out", folder);

        Assert.Equal(5, ended.Code);
        Assert.Contains($"cannot write to {folder}: the disk is full", ended.Error);
        Assert.Equal("left:", Lines(ended.Output)[^1]);
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(filled.Home.Path, $"room-{name}")).FullName;

    /// <summary>A disk of 4096 bytes in the place of a folder, which only this process sees; what it holds in the end is printed.</summary>
    private static string[] OnSmallDisk(string folder) =>
    [
        "unshare", .. Environment.IsPrivilegedProcess ? Array.Empty<string>() : ["--user", "--map-root-user"], "--mount", "sh", "-c",
        $"mount -t tmpfs -o size=4k none '{folder}' && {{ \"$0\" \"$@\"; code=$?; echo left: $(ls -A '{folder}'); exit $code; }}",
    ];

    [Fact]
    public async Task A_pipe_that_nobody_reads_any_more_ends_quietly()
    {
        var ended = await RunAsync(["bash", "-c", "\"$0\" \"$@\" | head -n 1; exit ${PIPESTATUS[0]}"], "predict", "quickstart", "--format", "csv");

        Assert.Equal((0, ""), (ended.Code, string.Concat(Lines(ended.Error).Where(static line => line.StartsWith("sweep: ", StringComparison.Ordinal)))));
        Assert.Single(Lines(ended.Output));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private async Task<Ended> RunAsync(string[] before, params string[] arguments)
    {
        using var process = SweepProcess.Start(filled.Home.Path, arguments, variables: null, before);
        return await process.EndAsync();
    }

    public sealed class Filled : IAsyncLifetime
    {
        private FilledHome? filled;

        public SweepHome Home => filled!.Home;

        public async ValueTask InitializeAsync() => filled = await FilledHome.CreateAsync(("made", 300));

        public ValueTask DisposeAsync() => filled!.DisposeAsync();
    }
}
