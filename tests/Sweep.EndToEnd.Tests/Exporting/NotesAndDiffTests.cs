using System.Text.Json;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Exporting;

/// <summary>What people write beside sweeps, and how sweeps differ, by the real program.</summary>
[Slow]
public sealed class NotesAndDiffTests(NotesAndDiffTests.TwoSweeps two) : IClassFixture<NotesAndDiffTests.TwoSweeps>
{
    private SweepHome Home => two.Filled.Home;

    [Fact]
    public async Task A_note_is_kept_shown_and_removed()
    {
        Assert.Equal(0, (await Home.RunAsync("note", "one", "The first one, with \"quotes\".")).Code);
        Assert.Equal("The first one, with \"quotes\".\n", (await Home.RunAsync("note", "one")).Output);

        Assert.Equal(0, (await Home.RunAsync("note", "one", "--clear")).Code);
        var none = await Home.RunAsync("note", "one");
        Assert.Equal((0, ""), (none.Code, none.Output));
        Assert.Contains("has no note", none.Sentence);
    }

    [Fact]
    public async Task A_note_that_got_into_the_table_by_other_ways_does_not_steer_the_terminal()
    {
        await two.Filled.ExecuteAsync(@"update sweep.sweeps set note = E'\x1b[31mred\x07' where name = 'two'");

        var shown = await Home.RunAsync("note", "two");

        Assert.Contains("red", shown.Output);
        Assert.DoesNotContain(shown.Output, static letter => letter is '\u001b' or '\u0007');
    }

    [Fact]
    public async Task Tags_are_given_and_taken_away()
    {
        Assert.Equal("draft\ntalk\n", (await Home.RunAsync("tag", "one", "talk", "draft")).Output);
        Assert.Equal("talk\n", (await Home.RunAsync("tag", "one", "--remove", "draft")).Output);
        Assert.Equal(2, (await Home.RunAsync("tag", "one", "two words")).Code);

        var answer = JsonDocument.Parse((await Home.RunAsync("tag", "one", "--format", "json")).Output).RootElement;
        Assert.Equal("talk", answer.GetProperty("tags")[0].GetString());
    }

    [Fact]
    public async Task Two_sweeps_are_compared_point_by_point()
    {
        var table = await Home.RunAsync("diff", "one", "two");
        Assert.Equal((0, ""), (table.Code, table.Error));
        Assert.Contains("none only in one; none only in two", table.Output);
        Assert.Contains("confirmed", table.Output);

        var all = JsonDocument.Parse((await Home.RunAsync("diff", "one", "two", "--format", "json")).Output).RootElement.EnumerateArray().ToList();
        Assert.Contains(all, static one =>
            one.GetProperty("kind").GetString() == "verdict" && one.GetProperty("what").GetString() == "verdict" && one.GetProperty("b").GetString() == "refuted");
        Assert.Contains(all, static one => one.GetProperty("kind").GetString() == "number" && one.GetProperty("what").GetString() == "measured_distinct");

        var csv = await Home.RunAsync("diff", "one", "two", "--format", "csv");
        Assert.StartsWith("kind,what,configuration,seed,a,b,seeds_a,seeds_b,change,half_width,pairs,unpaired_seeds,p,counts_after_holm\n", csv.Output);
        Assert.Equal(all.Count + 1, csv.Output.Count(static letter => letter == '\n'));
    }

    public sealed class TwoSweeps : IAsyncLifetime
    {
        internal FilledHome Filled { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Filled = await FilledHome.CreateAsync(("one", 200), ("two", 200));

            // A configuration of the second sweep counts a hundred more for each of its seeds.
            await Filled.ExecuteAsync("""
                update sweep.measurements set measured_distinct = measured_distinct + 100, verdict = 'refuted', distinct_verdict = 'refuted'
                where trial_id in (
                    select trial_id from sweep.trial_results where sweep = 'two' and configuration = (
                        select configuration from sweep.trial_results
                        where sweep = 'two' and not control and state = 'succeeded' and verdict = 'confirmed' and measured_distinct is not null
                        order by ordinal limit 1))
                """);
        }

        public ValueTask DisposeAsync() => Filled.DisposeAsync();
    }
}
