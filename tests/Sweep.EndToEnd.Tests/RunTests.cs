using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

[Slow]
public sealed class RunTests(SweepHome home) : IClassFixture<SweepHome>
{
    [Fact]
    public async Task A_sweep_runs_to_its_verdicts_and_a_second_run_only_prints_them()
    {
        var file = home.Write("small", SmallSweeps.Random("small"));

        var first = await home.RunAsync("run", file);

        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.Contains("planned 26 = 20 succeeded + 6 infeasible + 0 failed + 0 missing", first.Output);
        Assert.Equal(20, await MeasuredAsync("small"));

        var again = await home.RunAsync("run", file);

        Assert.Equal(0, again.Code);
        Assert.Contains("planned 26 = 20 succeeded", again.Output);
        Assert.Equal(20, await home.ScalarAsync<long>("select count(*) from sweep.attempt_history where sweep = 'small'"));
    }

    [Fact]
    public async Task The_time_left_is_a_number_and_the_time_of_a_plan_comes_from_what_was_measured()
    {
        var file = home.Write("timed", SmallSweeps.Slow("timed", 6, steps: 600));

        var run = await home.RunAsync("run", file, "--fresh");

        Assert.Matches(@"\d+ of \d+ trials, \d+\.\d/(s|min), about \d+ (s|min) ", run.Output);

        var predicted = await home.RunAsync("predict", file);

        Assert.Matches(@"about \d+ (s|min \d+ s) on this machine with \d+ workers? \(.+ to .+\), from \d+ trials measured here on cpu", predicted.Output);
    }

    [Fact]
    public async Task A_killed_worker_loses_nothing_and_counts_nothing_twice()
    {
        using var run = home.Start("run", home.Write("worker-killed", SmallSweeps.Slow("worker-killed", 6)), "--fresh");
        await SomeMeasuredAsync(run, "worker-killed");

        SweepProcess.Kill("KILL", run.Workers()[0].ToString());
        var ended = await run.EndAsync();

        Assert.Equal(0, ended.Code);
        await CompleteOnceAsync("worker-killed", 12);
    }

    [Fact]
    public async Task A_killed_server_is_started_again_and_every_result_is_kept()
    {
        using var run = home.Start("run", home.Write("server-killed", SmallSweeps.Slow("server-killed", 12)), "--fresh");
        await SomeMeasuredAsync(run, "server-killed");

        SweepProcess.Kill("KILL", File.ReadLines(Path.Combine(home.Path, "database", "data", "postmaster.pid")).First());
        var ended = await run.EndAsync();

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        await CompleteOnceAsync("server-killed", 24);
    }

    [Fact]
    public async Task After_a_kill_of_everything_the_same_command_resumes()
    {
        var file = home.Write("all-killed", SmallSweeps.Slow("all-killed", 6));
        using var run = home.Start("run", file, "--fresh");
        await SomeMeasuredAsync(run, "all-killed");

        run.KillGroup();
        await run.EndAsync();
        Assert.InRange(await MeasuredAsync("all-killed"), 1, 13);

        Assert.Equal(0, (await home.RunAsync("run", file)).Code);
        await CompleteOnceAsync("all-killed", 12);
    }

    [Fact]
    public async Task A_second_run_of_a_sweep_that_runs_is_refused_and_disturbs_nothing()
    {
        // As many trainings as take longer than the second run waits for the first one's end.
        var file = home.Write("twice", SmallSweeps.Slow("twice", 40));
        using var run = home.Start("run", file, "--fresh");
        await SomeMeasuredAsync(run, "twice");

        var second = await home.RunAsync("run", file);

        Assert.Equal(5, second.Code);
        Assert.Contains("another process is running this sweep", second.Sentence);
        Assert.Equal(0, (await run.EndAsync()).Code);
        await CompleteOnceAsync("twice", 80);
    }

    [Theory]
    [InlineData("INT", true)] // A terminal's Ctrl-C reaches the workers, too.
    [InlineData("TERM", false)]
    public async Task An_interrupted_run_says_130_leaves_no_process_and_resumes(string signal, bool wholeGroup)
    {
        var name = $"signal-{signal}";
        var file = home.Write(name, SmallSweeps.Slow(name, 6));
        using var run = home.Start("run", file, "--fresh");
        await SomeMeasuredAsync(run, name);
        var workers = run.Workers();

        SweepProcess.Kill(signal, wholeGroup ? $"-{run.Id}" : $"{run.Id}");
        var ended = await run.EndAsync();

        Assert.Equal(130, ended.Code);
        Assert.Contains("the same command or `sweep resume", ended.Output);
        Assert.NotEmpty(workers);
        Assert.DoesNotContain(workers, static worker => Directory.Exists($"/proc/{worker}"));

        Assert.Equal(0, (await home.RunAsync("run", file)).Code);
        await CompleteOnceAsync(name, 12);
    }

    [Fact]
    public async Task A_sweep_whose_run_was_killed_is_interrupted_and_resume_goes_on_with_it_without_its_file()
    {
        var file = home.Write("left", SmallSweeps.Slow("left", 6));
        using var run = home.Start("run", file, "--fresh");
        await SomeMeasuredAsync(run, "left");
        Assert.Contains("left,running,", (await home.RunAsync("list", "--format", "csv")).Output);

        run.KillGroup();
        await run.EndAsync();
        File.Delete(file);

        Assert.Contains("left,interrupted,", (await home.RunAsync("list", "--format", "csv")).Output);
        Assert.Contains("no process works on it; `sweep resume left` continues it", (await home.RunAsync("show", "left")).Output);
        var measured = await MeasuredAsync("left");

        var resumed = await home.RunAsync("resume", "left");

        Assert.Equal(0, resumed.Code);
        Assert.InRange(measured, 1, 13);
        await CompleteOnceAsync("left", 12);
        Assert.True(await home.ScalarAsync<bool>("select fresh and state = 'finished' from sweep.sweeps where name = 'left'"));
        Assert.Equal(2, (await home.RunAsync("resume", "left")).Code);
    }

    private Task SomeMeasuredAsync(SweepProcess run, string name) => Eventually.TrueAsync(
        async () => run.Workers().Count > 0 && await HasSchemaAsync() && await MeasuredAsync(name) > 0,
        () => $"no trial was measured: {run.Output}");

    private async Task<bool> HasSchemaAsync() => await home.ScalarAsync<bool>("select to_regclass('sweep.trial_results') is not null");

    private Task<long> MeasuredAsync(string name) =>
        home.ScalarAsync<long>($"select count(*) from sweep.trial_results where sweep = '{name}' and state = 'succeeded'");

    /// <param name="trials">Without the two controls.</param>
    private async Task CompleteOnceAsync(string name, long trials)
    {
        trials += 2;
        Assert.Equal(trials, await MeasuredAsync(name));
        Assert.Equal(trials, await home.ScalarAsync<long>(
            $"select count(*) from sweep.measurements m join sweep.planned_trials t on t.id = m.trial_id join sweep.sweeps s on s.id = t.sweep_id where s.name = '{name}'"));
        Assert.Equal("finished", await home.ScalarAsync<string>($"select state from sweep.sweeps where name = '{name}'"));
    }
}
