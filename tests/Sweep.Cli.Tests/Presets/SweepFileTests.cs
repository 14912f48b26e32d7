using Sweep.Cli.Terminal;

namespace Sweep.Cli.Tests.Presets;

/// <summary>Wrong sweep files as whoever wrote them sees it.</summary>
public sealed class SweepFileTests : IDisposable
{
    private readonly ShellForTests shell = new();
    private readonly string folder = Directory.CreateTempSubdirectory("sweep-wrong-").FullName;

    private string Path => System.IO.Path.Combine(folder, "wrong.yaml");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_fault_is_a_line_with_file_line_and_column() => Assert.Equal(
        [
            $"sweep: {Path}, line 3, column 3: 'dept' is not a known key of axes; did you mean 'depth'?",
            $"sweep: {Path}, line 4, column 13: padding cannot be 'zeros' (did you mean 'same'?); choose from valid, same, reflect, replicate, circular",
            $"sweep: {Path}, line 5, column 10: 'lr' is not a known key of fixed; did you mean 'learning_rate'?",
            $"sweep: {Path}, line 5, column 27: there is no folder {System.IO.Path.Combine(folder, "nowhere")}; images takes a folder beside the sweep file, or an absolute path",
            $"sweep: {Path}, line 6, column 1: 'replicates' is not a known key of the sweep file; did you mean 'seeds'?",
        ],
        await FaultsAsync("name: a\naxes:\n  dept: [1, 2]\n  padding: [zeros]\nfixed: { lr: 0.1, images: nowhere }\nreplicates: 3\n"));

    [Fact]
    public async Task A_tab_is_shown_where_it_is() => Assert.Equal(
        [$"sweep: {Path}, line 3, column 1: a tab indents this line; indent it by spaces"], await FaultsAsync("name: a\naxes:\n\tdepth: [1, 2]\n"));

    [Fact]
    public async Task A_value_with_a_colon_is_shown_with_its_quotes() => Assert.Equal(
        [$"sweep: {Path}, line 2, column 12: a value with ': ' in it must be quoted; write question: \"a: b?\""],
        await FaultsAsync("name: a\nquestion: a: b?\naxes: { depth: [1] }\n"));

    [Fact]
    public async Task A_file_of_countless_faults_shows_the_first_and_counts_the_others()
    {
        var faults = await FaultsAsync($"name: a\naxes: {{ depth: [{string.Join(", ", Enumerable.Range(0, 50).Select(static index => $"x{index}"))}] }}\n");

        Assert.Equal(21, faults.Length);
        Assert.Contains("'x19'", faults[19]);
        Assert.Equal("sweep: and 30 more faults", faults[20]);
    }

    [Fact]
    public async Task Nuclei_without_room_are_refused_with_the_nearest_mends()
    {
        await FaultsAsync("name: a\naxes: { depth: [1] }\nfixed: { scene: nuclei, radius: 3, spacing: 9 }\n");
        Assert.Contains("use a spacing of at least 10 or a radius of at most 2", shell.Output);

        foreach (var mend in new[] { "radius: 3, spacing: 10", "radius: 2, spacing: 9" })
        {
            File.WriteAllText(Path, $"name: a\naxes: {{ depth: [1] }}\nfixed: {{ scene: nuclei, {mend} }}\n");
            Assert.Equal(ExitCode.Done, await new ShellForTests().RunAsync("predict", Path));
        }
    }

    private async Task<string[]> FaultsAsync(string yaml)
    {
        File.WriteAllText(Path, yaml);
        Assert.Equal(ExitCode.Invalid, await shell.RunAsync("predict", Path));
        return shell.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
