using System.Text.Json;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

[Collection(FinishedSweepCollection.Name)]
[Slow]
public sealed class ReadingTests(FinishedSweep finished)
{
    [Fact]
    public async Task The_list_counts_trials_and_verdicts()
    {
        var row = Assert.Single(await JsonAsync("list", "--format", "json"));

        Assert.Equal("small", row.GetProperty("sweep").GetString());
        Assert.Equal("finished", row.GetProperty("state").GetString());
        Assert.Equal(20, row.GetProperty("succeeded").GetInt64());
        Assert.Equal(6, row.GetProperty("infeasible").GetInt64());
        Assert.Equal(0, row.GetProperty("refuted").GetInt64());
    }

    [Fact]
    public async Task Results_have_a_row_for_every_trial_and_every_column_of_the_view()
    {
        var rows = await JsonAsync("results", "small", "--format", "json");

        Assert.Equal(26, rows.Count);
        Assert.Equal(2, rows.Count(static row => row.GetProperty("control").GetBoolean()));
        var trial = rows.Single(static row => (Number(row, "depth"), Number(row, "spacing"), Number(row, "seed")) == (2, 5, 0));
        Assert.Equal(4, trial.GetProperty("predicted_distinct").GetInt64());
        Assert.Equal("succeeded", trial.GetProperty("state").GetString());

        var csv = await finished.Home.RunAsync("results", "small", "--format", "csv");
        Assert.Equal(27, csv.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_table_of_results_leaves_out_axes_that_say_the_same_in_every_row()
    {
        var table = await finished.Home.RunAsync("results", "small");

        var heading = table.Output.Split('\n')[1];
        Assert.Contains(" spacing ", heading);
        Assert.Contains(" verdict ", heading);
        Assert.DoesNotContain(" dimensions ", heading);
        Assert.DoesNotContain(" trial_id ", heading);
        Assert.Equal(24, table.Output.Split('\n').Count(static line => line.StartsWith('│')) - 1);
    }

    [Fact]
    public async Task A_view_over_seeds_always_tells_how_many_there_were()
    {
        var heading = (await finished.Home.RunAsync("results", "small", "--view", "bound_validation")).Output.Split('\n')[1];

        Assert.All(new[] { " n ", " confirmed ", " confirmed_low ", " confirmed_high ", " verdict " }, column => Assert.Contains(column, heading));
    }

    [Fact]
    public async Task A_sweep_without_pictures_says_how_to_get_some()
    {
        var folder = Path.Combine(finished.Home.Path, "figures");

        var ended = await finished.Home.RunAsync("figures", "small", "--out", folder);

        Assert.Equal(2, ended.Code);
        Assert.Contains("add panels to measure", ended.Sentence);
        Assert.False(Directory.Exists(folder));
        Assert.DoesNotContain("figures small", (await finished.Home.RunAsync("show", "small")).Output);
    }

    [Fact]
    public async Task A_trial_is_found_by_the_first_digits_of_its_id()
    {
        var id = (await JsonAsync("results", "small", "--format", "json")).First(static row => Number(row, "spacing") == 5).GetProperty("trial_id").GetString()!;

        var sheet = await finished.Home.RunAsync("show", "small", "--trial", id[..8]);

        Assert.Equal(0, sheet.Code);
        Assert.Contains(id, sheet.Output);
        Assert.Contains("prediction_notes", sheet.Output);
        Assert.Contains("duration_ms", sheet.Output);
        Assert.Equal(2, (await finished.Home.RunAsync("show", "small", "--trial", "zzzz")).Code);
    }

    [Fact]
    public async Task A_mistyped_name_is_understood()
    {
        var ended = await finished.Home.RunAsync("show", "smal");

        Assert.Equal(2, ended.Code);
        Assert.Contains("did you mean small?", ended.Sentence);
    }

    [Fact]
    public async Task Sql_reads_the_views_and_nothing_else_happens()
    {
        var row = Assert.Single(await JsonAsync("sql", "select count(*) as n, max(bound) as bound from trial_results", "--format", "json"));
        Assert.Equal((26, 8), (Number(row, "n"), Number(row, "bound")));

        foreach (var statement in new[] { "delete from measurements", "drop table sweeps", "select 1; drop table sweeps", "selec 1" })
        {
            var refused = await finished.Home.RunAsync("sql", statement);
            Assert.True(refused.Code == 2, statement);
            Assert.StartsWith("sweep: ", refused.Sentence);
        }

        Assert.Equal(20, await finished.Home.ScalarAsync<long>("select count(*) from sweep.measurements"));
    }

    [Fact]
    public async Task Doctor_finds_everything_that_a_run_needs()
    {
        var ended = await finished.Home.RunAsync("doctor");

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.DoesNotContain("missing", ended.Output);
        Assert.Contains("PostgreSQL", ended.Output);
        Assert.Contains("convolutions agree with float64", ended.Output);
    }

    [Fact]
    public async Task Doctor_names_what_is_missing()
    {
        using var doctor = SweepProcess.Start(finished.Home.Path, ["doctor"], new Dictionary<string, string> { ["SWEEP_WORKER"] = "/nowhere/sweep-worker" });
        var ended = await doctor.EndAsync();

        Assert.Equal(5, ended.Code);
        Assert.Matches("missing +worker +there is no /nowhere/sweep-worker", ended.Output);
    }

    private async Task<IReadOnlyList<JsonElement>> JsonAsync(params string[] arguments)
    {
        var ended = await finished.Home.RunAsync(arguments);
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        return [.. JsonDocument.Parse(ended.Output).RootElement.EnumerateArray()];
    }

    /// <summary>A number, or the first of a list of them.</summary>
    private static long Number(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? list[0].GetInt64() : row.GetProperty(name).GetInt64();
}
