using Sweep.Cli.Setup;
using Sweep.Cli.Terminal;

namespace Sweep.Cli.Tests.Setup;

/// <summary>Without a database: names of sweeps are tested on a real one, in a real shell.</summary>
public sealed class CompleterTests
{
    private readonly Shell shell = new ShellForTests().Shell;

    [Theory]
    [InlineData("lis", "list")]
    [InlineData("re", "resume retry results replay report")]
    [InlineData("silo", "")]
    [InlineData("presets sh", "show")]
    [InlineData("presets show fig2", "fig2a fig2b fig2c")]
    [InlineData("list --format ", "table csv json")]
    [InlineData("list -f c", "csv")]
    [InlineData("list --format = js", "json")]
    [InlineData("list --format=js", "--format=json")]
    [InlineData("run fig2b --scale f", "full")]
    [InlineData("sizes --pad", "--padding")]
    [InlineData("sizes --padding re", "reflect replicate")]
    [InlineData("results x --view bound", "bound_validation")]
    [InlineData("list --no", "--no-color")]
    [InlineData("node --devices ", "all cpu")]
    [InlineData("run tile-w", "tile-wrong-crop :files")]
    [InlineData("figures x --out ", ":folders")]
    [InlineData("list x", "")]
    public async Task What_may_stand_at_the_cursor(string line, string expected)
    {
        var completions = await new Completer(SweepCommandLine.Root(shell), new(shell)).OfAsync(line.Split(' '), TestContext.Current.CancellationToken);

        Assert.Subset(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), completions.Select(static completion => completion.Value).ToHashSet());
        Assert.Equal(expected.Length == 0, completions.Count == 0);
    }

    [Fact]
    public async Task Commands_and_options_say_what_they_are()
    {
        var completer = new Completer(SweepCommandLine.Root(shell), new(shell));

        var commands = await completer.OfAsync([""], TestContext.Current.CancellationToken);
        Assert.Contains("list", commands.Select(static command => command.Value));
        Assert.DoesNotContain("complete", commands.Select(static command => command.Value));
        Assert.All(commands, static command => Assert.InRange(command.Meaning.Length, 10, 120));
        Assert.All(await completer.OfAsync(["run", "--"], TestContext.Current.CancellationToken), static option => Assert.NotEqual("", option.Meaning));
    }

    [Fact]
    public async Task Nothing_is_said_where_there_is_no_database()
    {
        var quiet = new ShellForTests();

        Assert.Equal(ExitCode.Done, await quiet.RunAsync("complete", "--", "show", ""));
        Assert.Equal(("", ""), (quiet.Output, quiet.Error));

        quiet["SWEEP_DATABASE"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=none";
        Assert.Equal(ExitCode.Done, await quiet.RunAsync("complete", "--", "show", ""));
        Assert.Equal(("", ""), (quiet.Output, quiet.Error));
    }

    [Theory]
    [InlineData("bash", "complete -F _sweep sweep")]
    [InlineData("zsh", "#compdef sweep")]
    [InlineData("fish", "complete --command sweep")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Every_shell_has_a_script(string name, string line)
    {
        var printing = new ShellForTests();

        Assert.Equal(ExitCode.Done, await printing.RunAsync("completion", name));

        Assert.Contains(line, printing.Output);
    }
}
