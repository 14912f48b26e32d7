using System.Diagnostics;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

/// <summary>Completion in real shells, by the scripts that the program prints.</summary>
[Collection(FinishedSweepCollection.Name)]
[Slow]
public sealed class CompletionTests(FinishedSweep finished)
{
    /// <summary>What bash does on the tab key, for a line whose last word is at the cursor.</summary>
    private const string Bash = """
        source <(sweep completion bash)
        COMP_WORDS=($1)
        [[ $1 == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
        $(complete -p sweep | sed 's/.*-F \([^ ]*\).*/\1/') sweep "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    /// <summary>Types the line and the tab key into a zsh on a terminal, and another key that tells what the line is then.</summary>
    private const string Zsh = """
        folder=$(mktemp -d)
        await() { for (( i = 0; i < 600; i++ )) { [[ -e $1 ]] && return; sleep 0.05 }; print -u 2 "zsh is not there within 30 s"; exit 1 }
        zmodload zsh/zpty
        zpty keys zsh -f -i
        zpty -w keys "
            autoload -Uz compinit && compinit -u -D && eval \"\$(sweep completion zsh)\"
            tell() { print -r -- \$BUFFER > $folder/telling; mv $folder/telling $folder/told }
            zle -N tell && bindkey '^P' tell && touch $folder/ready"
        await $folder/ready
        zpty -w -n keys "$1"$'\t\C-p'
        await $folder/told
        cat $folder/told
        zpty -d keys
        rm -r $folder
        """;

    private const string Fish = "sweep completion fish | source; complete --do-complete $argv[1]";

    [Theory]
    [InlineData("sweep sh", "show")]
    [InlineData("sweep show sm", "small")]
    [InlineData("sweep results small --view tile_", "tile_size_curve")]
    [InlineData("sweep list --format js", "json")]
    [InlineData("sweep list --form", "--format")]
    [InlineData("sweep run fig2", "fig2a fig2b fig2c")]
    [InlineData("sweep run my-", "my-sweep.yaml")]
    [InlineData("sweep watch small sm", "small")]
    [InlineData("sweep show small sm", "")]
    [InlineData("sweep figures small --out kept", "kept")]
    public async Task Bash_completes(string line, string expected) => Assert.Equal((expected, ""), await PressAsync("bash", ["--norc", "-c", Bash, "bash", line]));

    [Theory]
    [InlineData("sweep sh", "sweep show ")]
    [InlineData("sweep show sm", "sweep show small ")]
    [InlineData("sweep results small --view tile_", "sweep results small --view tile_size_curve ")]
    [InlineData("sweep list --format js", "sweep list --format json ")]
    [InlineData("sweep list --format=js", "sweep list --format=json ")]
    [InlineData("sweep list --form", "sweep list --format ")]
    [InlineData("sweep run fig", "sweep run fig2")]
    [InlineData("sweep run my-", "sweep run my-sweep.yaml ")]
    [InlineData("sweep run 'of two", "sweep run 'of two words.yaml' ")]
    [InlineData("sweep watch small sm", "sweep watch small small ")]
    [InlineData("sweep show small sm", "sweep show small sm")]
    [InlineData("sweep figures small --out kept", "sweep figures small --out kept/")]
    [InlineData("~/bin/sweep show sm", "~/bin/sweep show small ")]
    public async Task Zsh_completes(string line, string expected) => Assert.Equal((expected, ""), await PressAsync(await Needed.ProgramAsync("zsh", "zsh"), ["-f", "-c", Zsh, "zsh", line]));

    [Theory]
    [InlineData("sweep sh", "show")]
    [InlineData("sweep show sm", "small")]
    [InlineData("sweep results small --view tile_", "tile_size_curve")]
    [InlineData("sweep list --format js", "json")]
    [InlineData("sweep list --format=js", "--format=json")]
    [InlineData("sweep list --form", "--format")]
    [InlineData("sweep run fig2", "fig2a fig2b fig2c")]
    [InlineData("sweep run my-", "my-sweep.yaml")]
    [InlineData("sweep run 'of two", "of two words.yaml")]
    [InlineData("sweep watch small sm", "small")]
    [InlineData("sweep show small sm", "")]
    [InlineData("sweep figures small --out kept", "kept/")]
    [InlineData("~/bin/sweep show sm", "small")]
    [InlineData("TZ=UTC sweep show sm", "small")]
    public async Task Fish_completes(string line, string expected) => Assert.Equal((expected, ""), await PressAsync(await Needed.ProgramAsync("fish", "fish"), ["--no-config", "-c", Fish, line]));

    /// <summary>A key press must neither start a server nor print anything.</summary>
    [Fact]
    public async Task Without_a_running_database_nothing_is_started_and_nothing_said()
    {
        Assert.Equal(0, (await finished.Home.RunAsync("stop")).Code);

        var pressed = await PressAsync("bash", ["--norc", "-c", Bash, "bash", "sweep show sm"], running: false);
        var stopped = await finished.Home.RunAsync("stop");

        // Other tests of this home read without a word about a server that is started.
        await finished.Home.RunAsync("list");
        Assert.Equal(("", ""), pressed);
        Assert.Contains("no private PostgreSQL runs", stopped.Output);
    }

    private async Task<(string Replies, string Errors)> PressAsync(string shell, IReadOnlyList<string> arguments, bool running = true)
    {
        if (running)
        {
            await finished.Home.RunAsync("list");
        }

        // The folder in which the keys are pressed, and the user's own one.
        var folder = Directory.CreateDirectory(Path.Combine(finished.Home.Path, "keys")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "kept"));
        File.WriteAllText(Path.Combine(folder, "my-sweep.yaml"), "");
        File.WriteAllText(Path.Combine(folder, "of two words.yaml"), "");
        var programs = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        if (!File.Exists(Path.Combine(programs, "sweep")))
        {
            File.CreateSymbolicLink(Path.Combine(programs, "sweep"), SweepProcess.Executable);
        }

        var start = new ProcessStartInfo(shell, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(SweepProcess.Executable)}:{start.Environment["PATH"]}";
        (start.Environment["SWEEP_HOME"], start.Environment["HOME"], start.Environment["TERM"]) = (finished.Home.Path, folder, "xterm-256color");
        start.Environment.Remove("SWEEP_DATABASE");
        start.Environment.Remove("SWEEP_DATABASE_READER");
        using var process = Process.Start(start)!;
        var (_, replies, errors) = await process.ReadToEndAsync();

        // fish tells the meaning of a word behind a tab.
        return (string.Join(' ', replies.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static reply => reply.Split('\t')[0]).Order()), errors);
    }
}
