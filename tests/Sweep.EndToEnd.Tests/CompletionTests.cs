using System.Diagnostics;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

/// <summary>Completion in a real bash, by the script that the program prints.</summary>
[Collection(FinishedSweepCollection.Name)]
public sealed class CompletionTests(FinishedSweep finished)
{
    /// <summary>What bash does on the tab key, for a line whose last word is at the cursor.</summary>
    private const string PressTab = """
        source <(sweep completion bash)
        COMP_WORDS=(sweep "$@")
        COMP_CWORD=$#
        $(complete -p sweep | sed 's/.*-F \([^ ]*\).*/\1/') sweep "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    [Theory]
    [InlineData("sh", "show")]
    [InlineData("show sm", "small")]
    [InlineData("results small --view tile_", "tile_size_curve")]
    [InlineData("list --format js", "json")]
    [InlineData("list --form", "--format")]
    [InlineData("run fig2", "fig2a fig2b fig2c")]
    [InlineData("run my-", "my-sweep.yaml")]
    [InlineData("watch small sm", "small")]
    [InlineData("show small sm", "")]
    public async Task Bash_completes(string line, string expected)
    {
        await finished.Home.RunAsync("list");
        File.WriteAllText(Path.Combine(finished.Home.Path, "my-sweep.yaml"), "");

        Assert.Equal((expected, ""), await PressAsync(line));
    }

    /// <summary>A key press must neither start a server nor print anything.</summary>
    [Fact]
    public async Task Without_a_running_database_nothing_is_started_and_nothing_said()
    {
        Assert.Equal(0, (await finished.Home.RunAsync("stop")).Code);

        var pressed = await PressAsync("show sm");
        var stopped = await finished.Home.RunAsync("stop");

        // Other tests of this home read without a word about a server that is started.
        await finished.Home.RunAsync("list");
        Assert.Equal(("", ""), pressed);
        Assert.Contains("no private PostgreSQL runs", stopped.Output);
    }

    private async Task<(string Replies, string Errors)> PressAsync(string line)
    {
        var start = new ProcessStartInfo("bash", ["--norc", "-c", PressTab, "tab", .. line.Split(' ')])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = finished.Home.Path,
        };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(SweepProcess.Executable)}:{start.Environment["PATH"]}";
        start.Environment["SWEEP_HOME"] = finished.Home.Path;
        start.Environment.Remove("SWEEP_DATABASE");
        start.Environment.Remove("SWEEP_DATABASE_READER");
        using var bash = Process.Start(start)!;
        var errors = bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var replies = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (string.Join(' ', replies.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order()), await errors);
    }
}
