using System.Text.Json;
using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Architecture;
using Sweep.EndToEnd.Tests.Processes;
using Sweep.Theory.Points;

namespace Sweep.EndToEnd.Tests.Documents;

/// <summary>The tables of the command line's document, compared with what the program has.</summary>
[Slow]
public sealed partial class DocumentListTests
{
    private static readonly Document Commands = Document.At("src/Sweep.Cli/README.md");

    private static readonly string Sources = string.Concat(
        Repository.Files.Where(static file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(static file => File.ReadAllText(Path.Combine(Repository.Root, file))));

    [Fact]
    public void Every_axis_has_a_row_with_all_its_words()
    {
        var rows = Commands.Table("axis").ToList();

        Assert.Equal(
            Axes.All.Select(static axis => axis.Name).Where(static name => name != "seed").Order(),
            rows.SelectMany(static row => Document.CodeOf(row[0])).Order());
        Assert.All(Axes.All.Where(static axis => axis.Words is not null), axis =>
            Assert.Equal(axis.Words!.Order(), Document.CodeOf(rows.Single(row => Document.CodeOf(row[0]).Contains(axis.Name))[1]).Intersect(axis.Words!).Order()));
    }

    [Fact]
    public void Every_measure_has_a_row() => Assert.Equal(
        ChoiceText.All<Measures>().Where(static word => word != "none"), Commands.Table("`measure`").SelectMany(static row => Document.CodeOf(row[0])));

    [Fact]
    public async Task Every_preset_has_a_row()
    {
        using var process = SweepProcess.Start(Path.GetTempPath(), ["presets", "--format", "json"]);
        var presets = JsonDocument.Parse((await process.EndAsync()).Output).RootElement.EnumerateArray().Select(static preset => preset.GetProperty("preset").GetString());

        Assert.Equal(presets.Order(), Commands.Table("preset").SelectMany(static row => Document.CodeOf(row[0])).Order());
    }

    [Fact]
    public async Task Every_command_is_named()
    {
        using var process = SweepProcess.Start(Path.GetTempPath(), ["--help"]);
        var help = (await process.EndAsync()).Output;
        var names = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).Where(static line => line.Length > 0).Select(static line => line.Trim().Split(' ')[0]);

        var named = Commands.Spans.Concat(Commands.Blocks.Where(static block => block.Language == "sh").SelectMany(static block => block.Commands)).ToList();

        Assert.All(names, name => Assert.Contains(named, command => command == $"sweep {name}" || command.StartsWith($"sweep {name} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_exit_code_has_a_row() => Assert.Equal(
        ExitCodes().Matches(File.ReadAllText(Path.Combine(Repository.Root, Repository.Files.Single(static file => file.EndsWith("/ExitCode.cs", StringComparison.Ordinal))))).Select(static match => match.Groups[1].Value),
        Commands.Table("code").Select(static row => row[0]));

    [Fact]
    public void Every_variable_that_the_program_reads_has_a_row_and_no_other() => Assert.Equal(
        Variables().Matches(Sources).Select(static match => match.Groups[1].Value).Distinct().Order(),
        Commands.Table("variable").SelectMany(static row => Document.CodeOf(row[0])).Order());

    /// <summary>Those of workers and silos are said to be "of a" worker or silo, and what is added to a code says so.</summary>
    [GeneratedRegex(@"<summary>(?!Of a |Added)[^\n]*\s+public const int \w+ = (\d+);")]
    private static partial Regex ExitCodes();

    [GeneratedRegex(@"""((?:SWEEP|OTEL)_[A-Z_]+)""")]
    private static partial Regex Variables();
}
