using Parquet;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Exporting;

/// <summary>100,000 trials, whose rows need several times the memory that the program is given.</summary>
[Slow]
public sealed class LargeExportTests(LargeExportTests.LargeSweep large) : IClassFixture<LargeExportTests.LargeSweep>
{
    // In hexadecimal: 128 MiB of managed memory. The same rows as CSV are more than 200 MB.
    private static readonly Dictionary<string, string> LittleMemory = new() { ["DOTNET_GCHeapHardLimit"] = "0x8000000" };

    [Theory]
    [InlineData("large.parquet")]
    [InlineData("large.csv")]
    public async Task Any_number_of_rows_needs_the_same_memory(string name)
    {
        var path = large.Filled.File(name);
        using var export = SweepProcess.Start(large.Filled.Home.Path, ["export", "large", "--out", path], LittleMemory);
        var ended = await export.EndAsync();

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.StartsWith($"{LargeSweep.Trials} rows of trial_results", ended.Output);
        if (name.EndsWith("parquet", StringComparison.Ordinal))
        {
            await using var file = await ParquetReader.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(LargeSweep.Trials, file.RowGroups.Sum(static group => group.RowCount));
        }
        else
        {
            Assert.True(new FileInfo(path).Length > 200_000_000);
        }
    }

    [Fact]
    public async Task An_interrupted_export_leaves_no_file()
    {
        var path = large.Filled.File("interrupted.parquet");
        using var export = large.Filled.Home.Start("export", "large", "--out", path);
        await Eventually.TrueAsync(
            () => Task.FromResult(Directory.GetFiles(large.Filled.Folder, "interrupted*").Length > 0 || export.HasEnded), () => "no file was begun");
        SweepProcess.Kill("INT", $"{export.Id}");

        Assert.Equal(130, (await export.EndAsync()).Code);
        Assert.Empty(Directory.GetFiles(large.Filled.Folder, "interrupted*"));
    }

    public sealed class LargeSweep : IAsyncLifetime
    {
        public const int Trials = 100_000;

        internal FilledHome Filled { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Filled = await FilledHome.CreateAsync(("large", Trials));

        public ValueTask DisposeAsync() => Filled.DisposeAsync();
    }
}
