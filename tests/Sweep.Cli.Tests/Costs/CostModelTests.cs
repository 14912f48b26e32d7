using Sweep.Cli.Costs;
using Sweep.Cli.Tests.Sweeps;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Tests.Costs;

public sealed class CostModelTests
{
    private static readonly GridPoint Trained = new() { Steps = 1000, Precision = Precision.Float32, Width = 8, Measure = Measures.Separability };

    [Fact]
    public void What_was_measured_is_expected_again()
    {
        var effort = Of(Trained);

        var estimate = CostModel.Of([new(effort, 40, 1), new(effort, 44, 1)], []).Estimate(effort);

        Assert.InRange(estimate.Seconds, 40, 44);
        Assert.InRange(estimate.Spread, 0.05, 0.2);
    }

    [Fact]
    public void Twice_the_steps_take_twice_the_time()
    {
        var estimate = CostModel.Of([new(Of(Trained), 40, 1)], []).Estimate(Of(Trained with { Steps = 2000 }));

        // Less the time in which the code of the first steps is compiled.
        Assert.InRange(estimate.Seconds, 74, 80);
        Assert.InRange(estimate.Spread, 0.05, 0.25);
    }

    [Fact]
    public void A_training_at_work_is_a_sample_of_its_steps_until_now()
    {
        // 500 of 1000 steps in 20 s; the first 100 do not count.
        var running = ToldTrainings.Of(Trained, step: 500, trained: 20, first: 100, steps: 1000);

        var sample = Assert.Single(KnownCosts.OfRunning([running]));

        Assert.Equal((Of(Trained with { Steps = 400 }), 20), (sample.Effort, sample.Seconds));
        Assert.InRange(CostModel.Of([sample], []).Estimate(Of(Trained)).Seconds, 44, 50);

        // Its steps say little yet, or this version does not know what it is.
        Assert.Empty(KnownCosts.OfRunning(
        [
            running with { AtWork = running.AtWork with { Step = 104 } },
            running with { AtWork = running.AtWork with { TrainingTime = TimeSpan.FromSeconds(0.1) } },
            running with { AtWork = running.AtWork with { Point = "a=point" } },
        ]));
    }

    [Fact]
    public void A_fixed_time_and_a_time_for_each_operation_are_told_apart()
    {
        // Networks of 8 to 32 maps on a machine where a training takes 2 s and 1 s more for each 1e10 operations.
        static double Seconds(Effort effort) => 2 + (effort.Operations / 1e10);
        CostSample[] samples = [.. new[] { 8, 12, 16, 24, 32 }.Select(static width => Of(Trained with { Width = width })).Select(static effort => new CostSample(effort, Seconds(effort), 4))];
        var wider = Of(Trained with { Width = 48 });

        var estimate = CostModel.Of(samples, []).Estimate(wider);

        Assert.InRange(estimate.Seconds / Seconds(wider), 0.8, 1.25);
    }

    [Fact]
    public void A_device_that_is_a_thousand_times_faster_is_so_at_larger_networks()
    {
        static double Seconds(Effort effort) => CostModel.Of([], []).Estimate(effort).Seconds / 1000;
        CostSample[] samples = [.. new[] { 8, 12, 16 }.Select(static width => Of(Trained with { Width = width })).Select(static effort => new CostSample(effort, Seconds(effort), 4))];
        var larger = Of(Trained with { Width = 64, Steps = 5000 });

        Assert.InRange(CostModel.Of(samples, []).Estimate(larger).Seconds / Seconds(larger), 0.7, 1.4);
    }

    [Fact]
    public void A_slow_start_counts_little()
    {
        // Other runs took 10 s for 1000 steps. The first second of this one goes into 30 steps, which should take 0.3 s.
        var others = Enumerable.Repeat(new CostSample(Of(Trained), 10, 0.1), 20).ToList();
        var first = new CostSample(Of(Trained with { Steps = 30 }), 1, 1);

        Assert.InRange(CostModel.Of([first], others).Estimate(Of(Trained)).Seconds, 10, 11);

        // After as much work as that of some trainings, it is slow indeed.
        Assert.InRange(CostModel.Of([first, .. Enumerable.Repeat(new CostSample(Of(Trained), 30, 1), 2)], others).Estimate(Of(Trained)).Seconds, 26, 33);
    }

    [Fact]
    public void Without_measurements_an_estimate_is_poor() =>
        Assert.InRange(CostModel.Of([], []).Estimate(Of(Trained)).Spread, 0.5, 1);

    [Fact]
    public void A_machine_that_is_slower_today_is_slower_at_everything()
    {
        // Earlier, both trainings took the usual times; in this run, the first takes twice as long.
        var (plane, volume) = (Of(Trained), Of(Trained with { Dimensions = 3, Spacing = PerAxis.Uniform(3, 7) }));
        var (first, second) = (CostModel.Of([], []).Estimate(plane).Seconds, CostModel.Of([], []).Estimate(volume).Seconds);

        var estimate = CostModel.Of([new(plane, 2 * first, 4)], [new(plane, first, 0.1), new(volume, second, 0.1)]).Estimate(volume);

        Assert.InRange(estimate.Seconds / second, 1.6, 2.1);
    }

    [Fact]
    public void A_start_of_a_library_does_not_make_trainings_slower()
    {
        // A control took 0.1 s in place of 0.001 s, because it was the first; earlier trainings took 40 s.
        var control = Effort.OfMeasuring(Trial.Of(new GridPoint { Depth = 0, Measure = Measures.Separability }).Trial!);

        var estimate = CostModel.Of([new(control, 0.1, 1)], [new(control, 0.001, 0.1), new(Of(Trained), 40, 0.1)]).Estimate(Of(Trained));

        Assert.InRange(estimate.Seconds, 36, 46);
    }

    [Fact]
    public void Mean_shift_counts_apart_from_convolutions()
    {
        var plain = Effort.OfMeasuring(Trial.Of(Trained).Trial!);
        var clustered = Effort.OfMeasuring(Trial.Of(Trained with { Measure = Measures.Separability | Measures.Instances }).Trial!);

        Assert.Equal(0, plain.Comparisons);
        Assert.True(clustered.Comparisons > 0);
        Assert.Equal((plain.Calls, plain.Operations), (clustered.Calls, clustered.Operations));
        Assert.Equal(1000, Of(Trained).Repeats);
    }

    private static Effort Of(GridPoint point) => Effort.OfTraining(Trial.Of(point).Trial!);
}
