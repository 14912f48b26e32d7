using Sweep.Benchmarks.TimeLeft;
using Sweep.Cli.Costs;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Tests.Sweeps;

/// <summary>Sweeps of a machine that always takes the same time for the same work, moment by moment.</summary>
public sealed class SweepReplayTests
{
    [Fact]
    public void A_sweep_whose_costs_are_known_is_estimated_right_from_the_first_tenth_on()
    {
        var sweep = Sweep(secondsPerCall: 1e-4);

        var exact = EstimateAccuracy.Of(new SweepReplay(sweep, null).Moments(), sweep.Seconds);

        Assert.True(exact.Moments > 100);
        Assert.Equal(1, exact.Total);
        Assert.InRange(exact.WithinSecond, 0.9, 1);
    }

    [Fact]
    public void Costs_of_a_slower_day_are_good_enough()
    {
        var sweep = Sweep(secondsPerCall: 1e-4);
        List<CostSample> earlier = [.. sweep.Trials.DistinctBy(static trial => trial.Configuration).Select(static trial => new CostSample(
            Effort.OfTraining(KnownCosts.TrialOf(trial.Text)!), 1.3 * trial.TrainingSeconds, 0.1))];

        Assert.InRange(EstimateAccuracy.Of(new SweepReplay(sweep, earlier).Moments(), sweep.Seconds).Total, 0.9, 1);
    }

    [Fact]
    public void A_moment_without_an_estimate_is_a_miss_and_the_first_tenth_does_not_count()
    {
        // 10 s: a wrong estimate at first, then none, then 2.4 s too much, then 0.1 s too little.
        var accuracy = EstimateAccuracy.Of([new(0.5, 100), new(2, null), new(5, 7.4), new(9, 0.9)], 10);

        Assert.Equal((3, 1 / 3.0, 1 / 3.0), (accuracy.Moments, accuracy.Total, accuracy.Left));
        Assert.Equal(double.PositiveInfinity, accuracy.Worst);
    }

    /// <summary>Six seeds each of four widths, the cheapest first, on two workers.</summary>
    private static RecordedSweep Sweep(double secondsPerCall)
    {
        double[] free = [1, 1];
        List<RecordedTrial> trials = [];
        foreach (var width in new[] { 4, 8, 12, 16 })
        {
            var trial = Trial.Of(new GridPoint { Steps = 600, Precision = Precision.Float32, Width = width, Measure = Measures.Separability }).Trial!;
            var effort = Effort.OfTraining(trial);
            var seconds = 0.5 + (secondsPerCall * effort.Calls) + (effort.Operations / 1e10);
            for (var seed = 0; seed < 6; seed++)
            {
                var worker = free[0] <= free[1] ? 0 : 1;
                trials.Add(new(
                    trials.Count, new(trials.Count, 0, 0, new byte[8]), width, trial.TrainingCost + trial.MeasuringCost, trial.Point.Canonical, "cpu", $"worker-{worker}",
                    seconds, 0.02, free[worker], free[worker] += seconds + 0.02));
            }
        }

        return new("steady", default, [.. trials.OrderBy(static trial => trial.Ended)]);
    }
}
