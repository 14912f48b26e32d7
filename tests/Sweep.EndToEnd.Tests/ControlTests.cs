using System.Text.Json;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

[Slow]
public sealed class ControlTests(SweepHome home) : IClassFixture<SweepHome>
{
    [Fact]
    public async Task With_no_cluster_running_sweeps_are_submitted_and_changed_and_a_later_run_obeys()
    {
        var file = home.Write("alone", SmallSweeps.Random("alone"));

        Assert.Contains("no node is alive on this database", await DoneAsync("submit", file, "--priority", "-2"));
        Assert.Contains("alone is paused", await DoneAsync("pause", "alone"));
        Assert.Contains("alone runs again", await DoneAsync("resume", "alone"));
        Assert.Contains("20 trials will not be measured", await DoneAsync("cancel", "alone"));

        var refused = await home.RunAsync("run", file);
        Assert.Equal(2, refused.Code);
        Assert.Contains("`sweep retry alone`", refused.Sentence);

        Assert.Contains("20 trials that failed or were cancelled will be measured again", await DoneAsync("retry", "alone"));
        Assert.Contains("planned 26 = 20 succeeded", await DoneAsync("run", file));
        Assert.Equal("finished -2", await home.ScalarAsync<string>("select concat_ws(' ', state, priority) from sweep.sweeps where name = 'alone'"));
    }

    [Fact]
    public async Task A_finished_sweep_with_another_seed_in_its_file_measures_only_what_is_new()
    {
        var file = home.Write("grown", SmallSweeps.Random("grown"));
        await DoneAsync("run", file, "--fresh");
        var before = await home.RowsAsync("select m.* from sweep.measurements m join sweep.planned_trials t on t.id = m.trial_id join sweep.sweeps s on s.id = t.sweep_id where s.name = 'grown' order by m.trial_id");

        home.Write("grown", SmallSweeps.Random("grown").Replace("seeds: 2", "seeds: 3"));
        Assert.Contains("38 trials, 12 of them new", await DoneAsync("run", file));

        var after = await home.RowsAsync("""
            select m.* from sweep.measurements m join sweep.planned_trials t on t.id = m.trial_id join sweep.sweeps s on s.id = t.sweep_id
            where s.name = 'grown' and (t.seed < 2 or t.control) order by m.trial_id
            """);
        Assert.Equal(before, after);
        Assert.Equal(29, await home.ScalarAsync<long>("select count(*) from sweep.trial_results where sweep = 'grown' and state = 'succeeded'"));
        Assert.Equal(29, await home.ScalarAsync<long>("select count(*) from sweep.attempt_history where sweep = 'grown'"));
    }

    [Fact]
    public async Task A_running_sweep_is_paused_resumed_and_cancelled_by_other_processes()
    {
        using var run = home.Start("run", home.Write("steered", SmallSweeps.Slow("steered", 60)), "--fresh");
        await MeasuredAsync("steered", 1, run);

        Assert.Contains("steered is paused", await DoneAsync("pause", "steered"));
        await Eventually.TrueAsync(
            async () => await home.ScalarAsync<long>("select count(*) from sweep.running") == 0 && run.Output.Contains("paused from elsewhere"),
            () => $"the pause was not obeyed: {run.Output}");
        var paused = await CountAsync("steered");
        Assert.InRange(paused, 1, 121);

        Assert.Contains("`sweep run` on this database works on it", await DoneAsync("resume", "steered"));
        await MeasuredAsync("steered", paused + 1, run);

        await DoneAsync("cancel", "steered");
        var ended = await run.EndAsync();

        Assert.Contains("cancelled from elsewhere", ended.Output);
        Assert.InRange(await CountAsync("steered"), paused + 1, 121);
        Assert.Equal("cancelled", await home.ScalarAsync<string>("select state from sweep.sweeps where name = 'steered'"));
        Assert.Equal(0, await home.ScalarAsync<long>("select count(*) from sweep.trial_results where sweep = 'steered' and state = 'pending'"));

        // Changes from outside cost no worker its work: nothing counted as lost.
        Assert.Equal(0, await home.ScalarAsync<long>("select count(*) from sweep.attempt_history where sweep = 'steered' and cause is not null"));
    }

    [Fact]
    public async Task A_watch_outlives_the_server_and_ends_with_the_verdicts_and_the_exit_code_of_the_run()
    {
        using var run = home.Start("run", home.Write("watched", SmallSweeps.Slow("watched", 12)), "--fresh");
        await MeasuredAsync("watched", 1, run);
        using var people = home.Start("watch", "watched");
        using var program = home.Start("watch", "watched", "--format", "json");
        await Eventually.TrueAsync(
            () => Task.FromResult(people.Output.Contains("of 26 trials") && program.Output.Contains("\"running\"")), () => $"nothing was shown: {people.Output} {program.Output}");

        SweepProcess.Kill("KILL", File.ReadLines(Path.Combine(home.Path, "database", "data", "postmaster.pid")).First());

        var (shown, lines) = (await people.EndAsync(), await program.EndAsync());
        var code = (await run.EndAsync()).Code;
        Assert.Equal((code, code), (shown.Code, lines.Code));
        Assert.Single(shown.Output.Split('\n'), static line => line.Contains("the database does not answer"));
        Assert.Contains("planned 26 = 26 succeeded", shown.Output);
        var objects = lines.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(objects, static one => Assert.Equal("watched", one.GetProperty("sweep").GetString()));
        Assert.Equal((26, code), (objects[^1].GetProperty("succeeded").GetInt64(), objects[^1].GetProperty("exit_code").GetInt32()));
    }

    [Fact]
    public async Task An_interrupted_watch_ends_alone()
    {
        await DoneAsync("submit", home.Write("waiting", SmallSweeps.Random("waiting")));
        using var watch = home.Start("watch", "waiting");
        await Eventually.TrueAsync(() => Task.FromResult(watch.Output.Contains("no node is alive")), () => $"nothing was shown: {watch.Output}");

        SweepProcess.Kill("INT", $"{watch.Id}");
        var ended = await watch.EndAsync();

        Assert.Equal(130, ended.Code);
        Assert.Contains("the sweeps continue", ended.Error);
        Assert.Equal("running", await home.ScalarAsync<string>("select state from sweep.sweeps where name = 'waiting'"));
    }

    [Fact]
    public async Task A_mistyped_name_is_understood()
    {
        await DoneAsync("submit", home.Write("mistyped", SmallSweeps.Random("mistyped")));

        foreach (var command in new[] { "pause", "watch" })
        {
            var refused = await home.RunAsync(command, "mistiped");

            Assert.Equal(2, refused.Code);
            Assert.Contains("did you mean mistyped?", refused.Sentence);
        }
    }

    private async Task<string> DoneAsync(params string[] arguments)
    {
        var ended = await home.RunAsync(arguments);
        Assert.True(ended.Code == 0, $"sweep {string.Join(' ', arguments)} said {ended.Code}: {ended.Output} {ended.Error}");
        return ended.Output;
    }

    private Task MeasuredAsync(string name, long count, SweepProcess run) => Eventually.TrueAsync(
        async () => await home.ScalarAsync<bool>("select to_regclass('sweep.trial_results') is not null") && await CountAsync(name) >= count,
        () => $"too little was measured: {run.Output}");

    private Task<long> CountAsync(string name) =>
        home.ScalarAsync<long>($"select count(*) from sweep.trial_results where sweep = '{name}' and state = 'succeeded'");
}
