using System.CommandLine;
using Sweep.Cli.Terminal;

namespace Sweep.Cli.Tests;

public sealed class FormatTests
{
    private static readonly Dictionary<string, string> WithoutFormat = new()
    {
        ["node"] = "runs until it is stopped; --log-format json logs objects",
        ["silo"] = "a node's own part",
        ["dashboard"] = "serves pages until it is stopped",
        ["certificates"] = "has subcommands only",
        ["presets show"] = "prints a sweep file",
        ["schema"] = "prints a JSON schema",
        ["completion"] = "prints a script for a shell",
        ["complete"] = "prints what that script reads",
        ["report"] = "writes a document in formats of its own",
    };

    [Fact]
    public void Every_command_that_tells_something_tells_it_to_programs_too()
    {
        var silent = All(SweepCommandLine.Root(new ShellForTests().Shell), "").Where(static command => !Words(command.Command).Contains("json")).Select(static command => command.Name);

        Assert.Empty(silent.Except(WithoutFormat.Keys));
    }

    [Fact]
    public void Formats_are_named_alike()
    {
        var formats = All(SweepCommandLine.Root(new ShellForTests().Shell), "").Where(static command => Words(command.Command).Contains("json")).ToList();

        Assert.InRange(formats.Count, 25, 100);
        Assert.All(formats, static command => Assert.Contains(string.Join('|', Words(command.Command)), new[] { "table|csv|json", "text|json", "csv|parquet|json", "html|md|json" }));
        Assert.All(formats, static command => Assert.Contains("-f", Format(command.Command)!.Aliases));
    }

    private static Option? Format(Command command) => command.Options.FirstOrDefault(static option => option.Name == "--format");

    private static string[] Words(Command command) => Format(command)?.HelpName?.Split('|') ?? [];

    private static IEnumerable<(string Name, Command Command)> All(Command parent, string path) => parent.Subcommands.SelectMany(
        command => All(command, $"{path}{command.Name} ").Prepend(($"{path}{command.Name}", command)));
}
