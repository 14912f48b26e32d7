using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;

namespace Sweep.Theory.Tests.Sweeps;

public sealed class ControlTests
{
    [Fact]
    public void Every_sweep_measures_the_controls_before_its_own_points()
    {
        var points = Flow.Plan("{name: two, axes: {depth: [1, 2]}}").Points().ToArray();

        Assert.Equal(4, points.Length);
        Assert.Equal(SweepPlan.Controls, points.Take(2));
        Assert.Equal([true, true, false, false], points.Select(SweepPlan.IsControl));
    }

    [Fact]
    public void A_grid_point_that_is_a_control_comes_once()
    {
        var plan = Flow.Plan("{name: once, axes: {depth: [0, 1]}, fixed: {radius: 2, spacing: [7, 7]}, measure: separability}");

        Assert.Equal([0, 1, 1], plan.Points().Select(static point => point.Depth));
        Assert.Equal(3, plan.Points().Select(static point => point.Canonical).Distinct().Count());
    }

    [Fact]
    public void The_first_has_one_embedding_and_the_second_a_seam()
    {
        var trials = SweepPlan.Controls.Select(SamplePoints.Trial).ToArray();

        Assert.Equal(1, trials[0].Prediction.Distinct);
        Assert.False(trials[1].Prediction.Seamless);
        Assert.Equal(
            [Verdict.Confirmed, Verdict.Confirmed],
            [
                Judgement.Of(trials[0], new() { Distinct = 1, ClassGap = 1e9, OutputDeviation = 1 }).Overall,
                Judgement.Of(trials[1], new() { StitchErrorMax = 0.5, OutputDeviation = 1 }).Overall,
            ]);
        Assert.Equal(Verdict.Refuted, Judgement.Of(trials[0], new() { Distinct = 2, ClassGap = 1e9, OutputDeviation = 1 }).Overall);
        Assert.Equal(Verdict.Refuted, Judgement.Of(trials[1], new() { StitchErrorMax = 0, StitchErrorGeneric = 0, OutputDeviation = 1, LevelResponse = [1] }).Overall);
    }

    [Fact]
    public void The_controls_of_earlier_sweeps_are_controls_too()
    {
        Assert.All(SweepPlan.Controls, static control => Assert.True(SweepPlan.IsControl(control with { Stream = 1 })));
        Assert.All(SweepPlan.Controls, static control => Assert.Equal(2, control.Stream));
    }

    [Fact]
    public void A_point_that_differs_from_a_control_in_its_seed_or_measures_is_none()
    {
        Assert.False(SweepPlan.IsControl(SweepPlan.Controls[0] with { Seed = 1 }));
        Assert.False(SweepPlan.IsControl(SweepPlan.Controls[0] with { Measure = Measures.Seams }));
        Assert.False(SweepPlan.IsControl(SweepPlan.Controls[1] with { TileCrop = new(4, 4) }));
    }
}
