using Sweep.Cli.Terminal;

namespace Sweep.Cli.Tests;

public sealed class SweepCommandLineTests
{
    private readonly ShellForTests shell = new();

    public static TheoryData<string> Commands =>
    [
        "run", "node", "submit", "watch", "pause", "resume", "cancel", "retry", "priority", "note", "tag", "nodes", "drain", "predict", "sizes", "list", "schema", "show", "results",
        "diff", "export", "report", "figures", "sql", "replay", "presets", "dashboard", "certificates", "completion", "doctor", "migrate", "stop",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_explains_itself(string command)
    {
        Assert.Equal(ExitCode.Done, await shell.RunAsync(command, "--help"));

        Assert.Contains($"sweep {command}", shell.Output);
        var description = shell.Output.Split("Usage:")[0];
        Assert.InRange(description.Length, 60, 2000);
    }

    [Fact]
    public void The_list_of_commands_is_whole() => Assert.Equal(
        Commands.Select(static row => row.Data).Order(),
        SweepCommandLine.Root(shell.Shell).Subcommands.Where(static command => !command.Hidden).Select(static command => command.Name).Order());

    [Theory]
    [InlineData("--help")]
    [InlineData]
    public async Task Without_a_command_the_help_names_each_with_one_line(params string[] args)
    {
        Assert.Equal(ExitCode.Done, await shell.RunAsync(args));

        Assert.Contains("sweep run quickstart", shell.Output);
        Assert.All(Commands, row => Assert.Single(shell.Output.Split('\n'), line => line.StartsWith($"  {row.Data} ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("siezs")]
    [InlineData("sizes", "--depth", "deep")]
    [InlineData("sizes", "--padding", "[red]zero[/]")]
    [InlineData("presets", "--format", "xml")]
    [InlineData("export", "mine", "--format", "1")]
    [InlineData("export", "mine", "--format", "csv,json")]
    [InlineData("run")]
    [InlineData("run", "quickstart", "--slots", "0")]
    [InlineData("run", "quickstart", "--silo-port", "70000")]
    [InlineData("presets", "show", "nothing")]
    [InlineData("presets", "show", "bound", "--scale", "full")]
    [InlineData("predict", "fig2b", "--scale", "huge")]
    [InlineData("run", "bound", "--scale", "full")]
    [InlineData("sizes", "--factor", "one")]
    [InlineData("submit", "quickstart", "--priority", "11")]
    [InlineData("submit", "no-such-file.yaml")]
    [InlineData("priority", "mine", "-11")]
    [InlineData("priority", "mine", "high")]
    [InlineData("priority", "mine")]
    [InlineData("watch", "--patience", "0")]
    [InlineData("watch", "--format", "csv")]
    [InlineData("pause")]
    [InlineData("drain")]
    [InlineData("predict", "no-such-file.yaml")]
    [InlineData("predict", "quikstart")]
    public async Task Wrong_arguments_are_one_sentence_and_exit_code_2(params string[] args)
    {
        Assert.Equal(ExitCode.Invalid, await shell.RunAsync(args));

        Assert.Equal("", shell.Output);
        Assert.Single(shell.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("sweep: ", shell.Error);
    }

    [Fact]
    public async Task A_preset_without_a_full_form_says_so()
    {
        await shell.RunAsync("predict", "bound", "--scale", "full");

        Assert.Contains("preset bound has no full form", shell.Error);
    }

    [Fact]
    public async Task Both_forms_of_a_preset_are_listed_in_one_row_and_printed()
    {
        await shell.RunAsync("presets", "--format", "csv");
        Assert.Contains("\nfig2b,\"quick, full\",", shell.Output);
        Assert.Contains("\nbound,quick,", shell.Output);

        var other = new ShellForTests();
        await other.RunAsync("presets", "show", "fig2b", "--scale", "full");
        Assert.Contains("name: fig2b-full\n", other.Output);
    }

    [Fact]
    public async Task A_mistyped_preset_is_understood()
    {
        await shell.RunAsync("predict", "quikstart");

        Assert.Contains("did you mean quickstart?", shell.Error);
    }

    [Theory]
    [InlineData("did you mean sizes?", "siezs")]
    [InlineData("did you mean doctor?", "docotr")]
    [InlineData("did you mean results?", "result")]
    [InlineData("did you mean predict?", "pred")]
    [InlineData("did you mean show?", "presets", "shwo")]
    [InlineData("has no option --fromat; did you mean --format?", "list", "--fromat", "csv")]
    [InlineData("did you mean --padding?", "sizes", "--pading=valid")]
    public async Task A_mistyped_command_or_option_is_understood(string sentence, params string[] args)
    {
        Assert.Equal(ExitCode.Invalid, await shell.RunAsync(args));

        Assert.Contains(sentence, shell.Error);
    }

    [Theory]
    [InlineData("rename")]
    [InlineData("remove")]
    public async Task A_command_that_there_is_not_suggests_no_other_word(string typed)
    {
        Assert.Equal(ExitCode.Invalid, await shell.RunAsync(typed, "a", "b"));

        Assert.DoesNotContain("did you mean", shell.Error);
    }

    [Fact]
    public async Task User_text_is_never_markup()
    {
        await shell.RunAsync("predict", "[red]x[/].yaml");

        Assert.Contains("[red]x[/].yaml", shell.Error);
    }
}
