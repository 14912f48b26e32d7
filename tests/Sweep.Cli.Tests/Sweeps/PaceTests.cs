using Sweep.Cli.Costs;
using Sweep.Cli.Sweeps;
using Sweep.Cli.Terminal.Output;
using Sweep.Contracts.Scheduling;
using Sweep.Theory.Points;

namespace Sweep.Cli.Tests.Sweeps;

public sealed class PaceTests
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    [Fact]
    public void Time_left_goes_by_cost_and_not_by_count()
    {
        // 90 of 100 trials are done, but they were the cheap ones: a quarter of the cost took 10 s, so 30 s are left.
        var moment = new Pace(At(pending: 100, costDone: 0)).At(At(pending: 10, costDone: 25), TenSeconds, workers: 2, forecast: null);

        Assert.Equal(TimeSpan.FromSeconds(30), moment.Left);
        Assert.Equal(9, moment.Rate);
        Assert.Equal(90, moment.Done);
    }

    [Fact]
    public void What_an_earlier_run_did_counts_for_progress_but_not_for_speed()
    {
        var moment = new Pace(At(pending: 50, costDone: 50)).At(At(pending: 40, costDone: 60), TenSeconds, workers: 2, forecast: null);

        Assert.Equal(60, moment.Done);
        Assert.Equal(1, moment.Rate);
        Assert.Equal(TimeSpan.FromSeconds(40), moment.Left);
    }

    [Fact]
    public void Time_left_counts_down_while_a_long_trial_runs()
    {
        var pace = new Pace(At(pending: 100, costDone: 0));
        pace.At(At(pending: 10, costDone: 25), TenSeconds, workers: 2, forecast: null);

        Assert.Equal(TimeSpan.FromSeconds(25), pace.At(At(pending: 10, costDone: 25), TimeSpan.FromSeconds(15), workers: 2, forecast: null).Left);
        Assert.Equal(TimeSpan.Zero, pace.At(At(pending: 10, costDone: 25), TimeSpan.FromMinutes(5), workers: 2, forecast: null).Left);
    }

    [Fact]
    public void Nothing_done_gives_no_guess()
    {
        var moment = new Pace(At(pending: 100, costDone: 0)).At(At(pending: 100, costDone: 0), TenSeconds, workers: 2, forecast: null);

        Assert.Null(moment.Left);
        Assert.Equal("0 of 100 trials, 0.0/s, time left unknown yet", ProgressText.Of(At(pending: 100, costDone: 0), moment));
    }

    [Fact]
    public void Failures_and_retries_are_told_when_there_are_any()
    {
        var progress = At(pending: 10, costDone: 25) with { Failed = 2, Retries = 1 };

        var text = ProgressText.Of(progress, new Pace(At(pending: 100, costDone: 0)).At(progress, TenSeconds, workers: 2, forecast: null));

        Assert.Equal("90 of 100 trials, 9.0/s, about 30 s left, 2 failed, 1 retry", text);

        text = ProgressText.Of(progress with { Trouble = "results cannot be written" }, new Pace(progress).At(progress, TenSeconds, workers: 2, forecast: null));

        Assert.EndsWith("2 failed, 1 retry, results cannot be written", text);
    }

    [Fact]
    public void A_forecast_says_the_time_left_before_anything_is_done()
    {
        // 4 trainings of 20 s on 2 workers.
        var left = new WorkLeft([new(18, 2, Trials: 25, Count: 4, Spread: 0.1)]);

        var moment = new Pace(At(pending: 100, costDone: 0)).At(At(pending: 100, costDone: 0), TimeSpan.FromSeconds(1), workers: 2, new(left, left));

        Assert.Equal((TimeSpan.FromSeconds(40), null), (moment.Left, moment.Range));
    }

    [Fact]
    public void Trainings_in_hand_count_down_and_a_poor_forecast_has_a_range()
    {
        var left = new WorkLeft([new(18, 2, Trials: 25, Count: 4, Spread: 0.5)]);
        var pace = new Pace(At(pending: 100, costDone: 0));

        // The workers start for 3 s; then each computes for 8 s.
        pace.At(At(pending: 100, costDone: 0), TimeSpan.FromSeconds(3), workers: 2, new(left, left));
        var moment = pace.At(At(pending: 100, costDone: 0), TimeSpan.FromSeconds(11), workers: 2, new(left, left));

        Assert.Equal(TimeSpan.FromSeconds(32), moment.Left);
        Assert.Equal((TimeSpan.FromSeconds(32 / 1.5), TimeSpan.FromSeconds(48)), moment.Range);
        Assert.Contains("about 32 s left (22 s to 48 s)", ProgressText.Of(At(pending: 100, costDone: 0), moment));
    }

    [Fact]
    public void A_training_in_hand_that_takes_longer_than_foreseen_makes_its_like_longer()
    {
        var left = new WorkLeft([new(20, 0, Trials: 25, Count: 4, Spread: 0.5)]);
        var pace = new Pace(At(pending: 100, costDone: 0));
        pace.At(At(pending: 100, costDone: 0), TimeSpan.FromSeconds(3), workers: 2, new(left, left));

        // After 40 s the first two are not done: they take 40 s or more, and so will the next two.
        var moment = pace.At(At(pending: 100, costDone: 0), TimeSpan.FromSeconds(43), workers: 2, new(left, left));

        Assert.Equal(TimeSpan.FromSeconds(40), moment.Left);
    }

    [Fact]
    public void What_workers_tell_of_their_steps_counts_more_than_their_silence()
    {
        // One training of 20 s; its worker tells of 30 of 40 steps in 30.5 s, so that 10 more of them take 3/4 of 1 s and 1/4 of 0.5 s each.
        var left = new WorkLeft([new(20, 0, Trials: 100, Count: 1, Spread: 0.1, KnownCosts.TrainingOf(new GridPoint().Canonical))]);
        var now = At(pending: 100, costDone: 0) with { Running = [ToldTrainings.Of(new(), step: 30, trained: 30.5, steps: 40)] };

        var moment = new Pace(At(pending: 100, costDone: 0)).At(now, TimeSpan.FromSeconds(31), workers: 2, new(left, left));

        Assert.Equal((8.75, null), (moment.Left!.Value.TotalSeconds, moment.Range));
    }

    [Fact]
    public void Time_beyond_computing_counts_for_each_trial_that_is_left()
    {
        // 100 trials of 10 ms; 50 took one worker 1 s: half of it was recording.
        var all = new WorkLeft([new(0, 0.01, Trials: 1, Count: 100, Spread: 0.1)]);
        var pace = new Pace(At(pending: 100, costDone: 0));
        pace.At(At(pending: 100, costDone: 0), TimeSpan.FromSeconds(3), workers: 1, new(all, all));

        var moment = pace.At(At(pending: 50, costDone: 50), TimeSpan.FromSeconds(4), workers: 1, new(all, all));

        // The trial in hand is not counted as done.
        Assert.InRange(moment.Left!.Value.TotalSeconds, 0.97, 1);
    }

    [Fact]
    public void The_last_training_counts_down_when_the_other_worker_has_nothing_to_do()
    {
        // Two trainings of 48 s. The workers start for 3 s, and 42 s later one of them is done: 84 s of both are spent, 36 s on the other one.
        var both = new WorkLeft([new(48, 0, Trials: 50, Count: 2, Spread: 0.1)]);
        var pace = new Pace(At(pending: 100, costDone: 0));
        pace.At(At(pending: 100, costDone: 0), TimeSpan.FromSeconds(3), workers: 2, new(both, both));

        var moment = pace.At(At(pending: 50, costDone: 50), TimeSpan.FromSeconds(45), workers: 2, new(both, both));

        Assert.Equal(12, moment.Left!.Value.TotalSeconds, 1e-6);

        // What the worker without work does not do counts for nothing.
        moment = pace.At(At(pending: 50, costDone: 50), TimeSpan.FromSeconds(51), workers: 2, new(both, both));

        Assert.Equal(6, moment.Left!.Value.TotalSeconds, 1e-6);
    }

    [Fact]
    public void What_a_new_owner_hears_again_is_counted_once()
    {
        // After 10 s, 50 trials are done. A new owner knows 40 of them, and hears the other 10 at once.
        var pace = new Pace(At(pending: 100, costDone: 0));

        Assert.Equal(5, Rate(pace, pending: 50, seconds: 10));
        Assert.Equal(3.2, Rate(pace, pending: 60, seconds: 12.5));
        Assert.Equal(4, Rate(pace, pending: 50, seconds: 12.5));
        Assert.Equal(0, Rate(new(At(pending: 50, costDone: 50)), pending: 60, seconds: 10));
    }

    [Fact]
    public void Results_that_come_in_the_first_moment_are_no_speed() => Assert.Equal(10, Rate(new(At(pending: 100, costDone: 0)), pending: 80, seconds: 0.1));

    [Fact]
    public void An_old_burst_is_forgotten()
    {
        // 50 trials at once, then one a second.
        var pace = new Pace(At(pending: 100, costDone: 0));
        Rate(pace, pending: 50, seconds: 1);
        for (var second = 2; second < 41; second++)
        {
            Rate(pace, pending: 51 - second, seconds: second);
        }

        Assert.Equal(1, Rate(pace, pending: 10, seconds: 41));
    }

    [Fact]
    public void Trials_that_are_open_again_do_not_hide_the_speed()
    {
        // 50 trials are done; a retry takes 40 of them back, and then one ends each ten seconds: fewer than ten in the window.
        var pace = new Pace(At(pending: 50, costDone: 50));
        for (var trial = 0; trial < 5; trial++)
        {
            Rate(pace, pending: 90 - trial, seconds: 20 + (10 * trial));
        }

        Assert.Equal(0.1, Rate(pace, pending: 85, seconds: 70));
    }

    [Fact]
    public void The_speed_of_long_trials_is_that_of_the_last_ten()
    {
        // One trial each 20 s.
        var pace = new Pace(At(pending: 100, costDone: 0));
        for (var trial = 1; trial < 30; trial++)
        {
            Rate(pace, pending: 100 - trial, seconds: 20 * trial);
        }

        var moment = pace.At(At(pending: 70, costDone: 30), TimeSpan.FromSeconds(600), workers: 2, forecast: null);

        Assert.Equal(0.05, moment.Rate, 1e-6);
        Assert.StartsWith("30 of 100 trials, 3.0/min, ", ProgressText.Of(At(pending: 70, costDone: 30), moment));
        Assert.StartsWith("30 of 100 trials, 2.0/h, ", ProgressText.Of(At(pending: 70, costDone: 30), moment with { Rate = 2 / 3600.0 }));
    }

    [Theory]
    [InlineData(0.2, "1 s")]
    [InlineData(59.5, "60 s")]
    [InlineData(190, "3 min 10 s")]
    [InlineData(7500, "2 h 5 min")]
    [InlineData(273600, "3 d 4 h")]
    public void Durations_have_two_units_at_most(double seconds, string text) =>
        Assert.Equal(text, DurationText.Of(TimeSpan.FromSeconds(seconds)));

    private static double Rate(Pace pace, long pending, double seconds) =>
        pace.At(At(pending, 100 - pending), TimeSpan.FromSeconds(seconds), workers: 2, forecast: null).Rate;

    private static SweepProgress At(long pending, double costDone) => new()
    {
        Planned = 100,
        Infeasible = 0,
        Succeeded = 100 - pending,
        Failed = 0,
        Cancelled = 0,
        Pending = pending,
        Leased = 0,
        Retries = 0,
        CostDone = costDone,
        CostPlanned = 100,
        Finished = false,
    };
}
