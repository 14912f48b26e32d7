using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

/// <summary>What the program prints on a real pseudo terminal, made by <c>script</c>, and into a pipe.</summary>
[Collection(FinishedSweepCollection.Name)]
[Slow]
public sealed partial class TerminalTests(FinishedSweep finished)
{
    private const string Escape = "\e[";
    private const string Coloured = "\e[38;";

    [Fact]
    public async Task A_terminal_has_colours_and_a_pipe_has_none_whatever_the_surroundings_claim()
    {
        Assert.Contains(Coloured, await OnTerminalAsync("list"));

        using var piped = SweepProcess.Start(finished.Home.Path, ["list"], new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true", ["TERM"] = "xterm-256color" });
        var ended = await piped.EndAsync();
        Assert.Contains("small", ended.Output);
        Assert.DoesNotContain(Escape, ended.Output);
    }

    [Theory]
    [InlineData("NO_COLOR=1", "")]
    [InlineData("TERM=dumb", "")]
    [InlineData("", "--no-color")]
    public async Task Colours_are_left_out_where_they_are_not_wanted(string variable, string option)
    {
        var text = await OnTerminalAsync($"show small {option}", variable: variable);

        Assert.Contains("confirmed", text);
        Assert.DoesNotContain(Coloured, text);
    }

    [Theory]
    [InlineData("LC_ALL=C", false)]
    [InlineData("LC_ALL=C.UTF-8", true)]
    public async Task A_terminal_without_unicode_is_spared_it(string variable, bool unicode)
    {
        var text = await OnTerminalAsync("show small", variable: variable);

        Assert.Contains(unicode ? "━━" : "==", text);
        Assert.Equal(unicode, text.Any(static letter => letter > 127));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show small")]
    [InlineData("results small")]
    [InlineData("results small --view bound_validation")]
    [InlineData("show small --trial ID")]
    [InlineData("predict quickstart")]
    [InlineData("sql 'select trial_id, measured_distinct, verdict, predicted_distinct, steps_made from trial_results'")]
    public async Task Eighty_columns_are_enough_and_no_line_is_wider(string command)
    {
        var id = (await finished.Home.ScalarAsync<Guid>("select id from sweep.planned_trials where state = 'succeeded' and not control order by ordinal limit 1")).ToString();
        var text = await OnTerminalAsync(command.Replace("ID", id[..8], StringComparison.Ordinal), variable: "NO_COLOR=1");

        // Commands to copy stay in one piece.
        var lines = text.Split('\n').Select(static line => Plain(line).TrimEnd()).TakeWhile(static line => line != "next:").ToList();
        Assert.InRange(lines.Count(static line => line.Length > 0), 2, 500);
        Assert.All(lines, static line => Assert.InRange(line.Length, 0, 80));
    }

    /// <summary>Both grids measure 16 of 16 distinct embeddings: what is the same in every row is the answer here.</summary>
    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    public async Task A_table_of_results_begins_with_the_answer_and_says_what_it_has_no_room_for(int width)
    {
        var text = (await OnTerminalAsync("results small", variable: "NO_COLOR=1", width)).Split('\n').Select(Plain).ToList();

        var rows = text.Where(static line => line.StartsWith('│')).Select(static line => line.Split('│', StringSplitOptions.TrimEntries)[1..^1]).ToList();
        var folded = text.FindIndex(static line => line.StartsWith('├')) - 1;
        var headings = Enumerable.Range(0, rows[0].Length).Select(column => string.Concat(rows.Take(folded).Select(row => row[column]))).ToList();
        Assert.Subset(await ColumnsAsync(), headings.ToHashSet());
        Assert.Contains("verdict", headings);
        Assert.Equal(["depth", "spacing", "predicted_distinct", "measured_distinct"], headings.Take(4));
        Assert.All(text, line => Assert.InRange(line.TrimEnd().Length, 0, width));
        Assert.Equal(width == 80, string.Concat(text).Contains("left out for want of room: ", StringComparison.Ordinal));
    }

    private async Task<HashSet<string>> ColumnsAsync() => [.. (await finished.Home.RunAsync("results", "small", "--format", "csv")).Output.Split('\n')[0].Split(',')];

    [Fact]
    public async Task The_report_of_a_sweep_is_one_object_for_programs()
    {
        var ended = await finished.Home.RunAsync("show", "small", "--format", "json");

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        var report = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal(
            ["sweep", "state", "question", "note", "tags", "created", "finalized", "priority", "trainings", "coverage", "verdicts", "reused", "failed_controls", "prediction_complaint", "laws", "refuted", "causes", "causes_in_all", "answer", "failures", "exit_code"],
            report.EnumerateObject().Select(static field => field.Name));
        Assert.Equal((26, 20), (report.GetProperty("coverage").GetProperty("planned").GetInt64(), report.GetProperty("coverage").GetProperty("succeeded").GetInt64()));
        Assert.Equal(18, report.GetProperty("verdicts").GetProperty("confirmed").GetInt64());
        Assert.Contains("L1 bound", report.GetProperty("laws").EnumerateArray().Select(static law => law.GetProperty("law").GetString()));
    }

    [Fact]
    public async Task A_run_for_programs_ends_with_the_same_object_and_tells_the_rest_on_standard_error()
    {
        var run = await finished.Home.RunAsync("run", finished.Home.Write("small", SmallSweeps.Random("small")), "--format", "json");
        var show = await finished.Home.RunAsync("show", "small", "--format", "json");

        Assert.Equal(show.Output, run.Output);
        Assert.Contains("26 trials", run.Error);
    }

    /// <summary>The rows would never end.</summary>
    [Theory]
    [InlineData("table", 4)]
    [InlineData("csv", 2)]
    [InlineData("json", 2)]
    public async Task Nothing_is_printed_for_a_reader_who_has_gone(string format, int lines)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"timeout 100 {SweepProcess.Executable} sql 'select generate_series(1, 1000000000000) as n' --timeout 200 --format {format} | head -{lines}; exit ${{PIPESTATUS[0]}}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("SWEEP_DATABASE");
        start.Environment["SWEEP_HOME"] = finished.Home.Path;
        using var piped = Process.Start(start)!;
        var (code, printed, errors) = await piped.ReadToEndAsync();

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(lines, printed.Count(static letter => letter == '\n'));
    }

    /// <summary>The text that a terminal got.</summary>
    private async Task<string> OnTerminalAsync(string command, string variable = "", int width = 80)
    {
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--command", $"stty cols {width} rows 40; env -u SWEEP_DATABASE {variable} {SweepProcess.Executable} {command}", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (var unwanted in new[] { "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG" })
        {
            start.Environment.Remove(unwanted);
        }

        (start.Environment["SWEEP_HOME"], start.Environment["TERM"]) = (finished.Home.Path, "xterm-256color");
        using var terminal = Process.Start(start)!;
        terminal.StandardInput.Close();
        var (code, text, _) = await terminal.ReadToEndAsync();
        Assert.True(code == 0, text);
        return text.Replace("\r", "");
    }

    private static string Plain(string line) => Unprinted().Replace(line, "");

    // .NET itself switches the keypad's mode when a program begins on a terminal; bold and dim are no colours and stay under NO_COLOR.
    [GeneratedRegex(@"\e\[\?1h\e=|\e\[[\d;]*m")]
    private static partial Regex Unprinted();
}
