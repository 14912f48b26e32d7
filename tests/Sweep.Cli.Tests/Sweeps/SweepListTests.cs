using Spectre.Console.Testing;
using Sweep.Cli.Sweeps;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Tests.Sweeps;

public sealed class SweepListTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly SweepSummary[] Sweeps =
    [
        Of("quickstart", SweepState.Finished, new(219, 200, 0, 19, 0, 0), new(180, 12, 0, 8, 0), hours: 3),
        Of("windows-and-padding-with-a-name-that-is-longer-than-most", SweepState.Running, new(1_000_000, 400_000, 3, 10, 0, 599_987), new(300_000, 20, 2, 7, 99_000), hours: 50) with
        {
            Tags = ["talk", "final"],
        },
    ];

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(132)]
    [InlineData(250)]
    public void Every_sweep_has_one_line_that_fits(int width)
    {
        var lines = Print(width);

        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.StartsWith("quick", lines[1]);
        Assert.Contains("✗2  ✓300k  <20", lines[2]);
    }

    [Fact]
    public void Eighty_columns_tell_the_state_the_coverage_the_age_and_the_verdicts_with_refutations_first()
    {
        var line = Print(80)[2];

        Assert.Matches("^windows-and.*…  running +[━×╌·]{8,} .*✗2  ✓300k  <20  [?]7  –99k  2 d ago$", line);
    }

    [Fact]
    public void Wide_terminals_have_room_for_whole_names_and_tags()
    {
        var lines = Print(200);

        Assert.Contains(Sweeps[1].Name, lines[2]);
        Assert.EndsWith("talk final", lines[2]);
        Assert.Contains("400k/1.0M", lines[2]);
        Assert.Equal(["sweep", "state", "trials", "verdicts", "created", "tags"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_terminal_without_unicode_gets_ascii_alone() => Assert.All(Print(80, unicode: false), static line => Assert.True(line.All(char.IsAscii), line));

    /// <summary>Scripts read these: a column is never renamed, moved or taken away.</summary>
    [Fact]
    public async Task The_columns_for_programs_stay_as_they_are()
    {
        var console = new TestConsole { Profile = { Width = 4000 } };

        await console.PrintAsync(RowSet.Of(Sweeps, SweepColumns.All), OutputFormat.Csv, TestContext.Current.CancellationToken);

        Assert.Equal(
            "sweep,state,created,planned,succeeded,infeasible,failed,missing,confirmed,not_reached,refuted,inconclusive,not_predicted,priority,"
            + "cancelled,finalized,trainings,question,note,tags",
            console.Output.Split("\n")[0]);
        Assert.Equal("quickstart,finished,2026-11-24T09:00:00.0000000+00:00,219,200,19,0,0,180,12,0,8,0,0,0,,7,,,[]", console.Output.Split("\n")[1]);
    }

    private static List<string> Print(int width, bool unicode = true)
    {
        var console = new TestConsole { Profile = { Width = width } };
        console.Profile.Capabilities.Unicode = unicode;
        console.Write(SweepList.Of(Sweeps, Now, width, unicode));
        return [.. console.Lines.Select(static line => line.TrimEnd()).Where(static line => line.Length > 0)];
    }

    private static SweepSummary Of(string name, SweepState state, Coverage coverage, VerdictCounts verdicts, int hours) =>
        new(name, "", state, Now.AddHours(-hours), null, 7, coverage, verdicts);
}
