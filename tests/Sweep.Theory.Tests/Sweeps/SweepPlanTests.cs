using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Sweeps;

public sealed class SweepPlanTests
{
    [Fact]
    public void The_first_axis_is_slowest_and_the_seed_fastest()
    {
        var plan = Flow.Plan("{name: order, axes: {depth: [1, 2], padding: [valid, same]}, seeds: 2}");

        Assert.Equal(
            [(1, Padding.Valid, 0), (1, Padding.Valid, 1), (1, Padding.Same, 0), (1, Padding.Same, 1), (2, Padding.Valid, 0), (2, Padding.Valid, 1), (2, Padding.Same, 0), (2, Padding.Same, 1)],
            plan.WithoutControls().Select(static point => (point.Depth, point.Padding, point.Seed)));
        Assert.Equal(["depth", "padding", "seed"], plan.Grids[0].AxisNames);
    }

    [Fact]
    public void A_seed_axis_is_fastest_wherever_it_stands()
    {
        var plan = Flow.Plan("{name: seeds, axes: {seed: [7, 3], depth: 1..2}}");

        Assert.Equal([(1, 7), (1, 3), (2, 7), (2, 3)], plan.WithoutControls().Select(static point => (point.Depth, point.Seed)));
    }

    [Fact]
    public void Lengths_follow_the_period_of_each_point_whatever_the_order_of_the_axes()
    {
        var plan = Flow.Plan("{name: windows, axes: {train_window: [P-1, P, 2P], depth: [1, 2], factor: [2, 3]}, fixed: {dimensions: 1}}");

        Assert.Equal(
            [1, 2, 3, 8, 2, 3, 4, 9, 4, 6, 8, 18],
            plan.WithoutControls().Select(static point => point.TrainWindow!.Value[0]));
    }

    [Fact]
    public void A_range_in_the_period_has_as_many_values_as_the_period_gives()
    {
        var plan = Flow.Plan("{name: crops, axes: {depth: [2, 3], tile_crop: P-3..2P+3}}");
        var crops = plan.WithoutControls().GroupBy(static point => point.Depth, static point => point.TileCrop!.Value[1]);

        Assert.Equal([Enumerable.Range(1, 11), Enumerable.Range(5, 15)], crops);
    }

    [Fact]
    public void A_range_may_precede_the_axis_that_its_length_depends_on()
    {
        var plan = Flow.Plan("{name: crops, axes: {tile_crop: [P..2P], depth: [1, 2]}, fixed: {dimensions: 1}}");

        Assert.Equal([(1, 2), (2, 4), (1, 3), (2, 5), (1, 4), (2, 6), (2, 7), (2, 8)], plan.WithoutControls().Select(static point => (point.Depth, point.TileCrop!.Value[0])));
    }

    [Fact]
    public void Expressions_see_the_period_of_each_axis()
    {
        var plan = Flow.Plan("{name: anisotropic, fixed: {dimensions: 3, depth: 2, factor: [[1,2,2],[2,2,2]], tile_crop: 2P, spacing: [9, P+4, 13]}}");
        var point = Assert.Single(plan.WithoutControls());

        Assert.Equal(new PerAxis(4, 8, 8), point.TileCrop);
        Assert.Equal(new PerAxis(9, 8, 13), point.Spacing);
        Assert.Equal("[[1,2,2],[2,2,2]]", point.Factor.ToString());
    }

    [Fact]
    public void Lists_per_level_are_one_value_of_the_factor_axis_or_several()
    {
        Assert.Single(Flow.Plan("{name: one, fixed: {dimensions: 3}, axes: {factor: [[1,2,2],[2,2,2]]}}").WithoutControls());
        Assert.Equal(2, Flow.Plan("{name: two, fixed: {dimensions: 3}, axes: {factor: [2, [[1,2,2],[2,2,2]]]}}").WithoutControls().Count());
    }

    [Fact]
    public void Random_weights_are_counted_in_float64_and_trainings_in_float32()
    {
        var points = Flow.Plan("{name: precision, axes: {steps: [0, 10]}}").WithoutControls();
        var named = Flow.Plan("{name: precision, axes: {steps: [0, 10]}, fixed: {precision: float64}}").WithoutControls();

        Assert.Equal([Precision.Float64, Precision.Float32], points.Select(static point => point.Precision));
        Assert.Equal([Precision.Float64, Precision.Float64], named.Select(static point => point.Precision));
    }

    [Fact]
    public void Default_spacings_have_a_value_for_every_axis() =>
        Assert.Equal([1, 2, 3], Flow.Plan("{name: dimensions, axes: {dimensions: 1..3}}").WithoutControls().Select(static point => point.Spacing.Count));

    [Fact]
    public void Values_that_meet_at_one_period_come_once_there()
    {
        var plan = Flow.Plan("{name: meeting, axes: {depth: [2, 3], spacing: [P+1, 5, P..P+2]}, fixed: {dimensions: 1, radius: 1}}");

        Assert.Equal([(2, 5), (2, 4), (2, 6), (3, 9), (3, 5), (3, 8), (3, 10)], plan.WithoutControls().Select(static point => (point.Depth, point.Spacing[0])));
    }

    [Fact]
    public void A_point_of_several_grids_comes_once()
    {
        var plan = Flow.Plan("""
            {name: grids, fixed: {dimensions: 1}, seeds: 2, grids: [
              {label: shallow, axes: {depth: [1, 2], spacing: [5, P+3]}},
              {label: deep, axes: {depth: [2, 3]}, fixed: {spacing: 7}},
              {axes: {depth: [2]}, fixed: {spacing: 7, steps: 5}}]}
            """);

        Assert.Equal(
            [(1, 5, 0), (1, 5, 0), (2, 5, 0), (2, 5, 0), (2, 7, 0), (2, 7, 0), (3, 7, 0), (3, 7, 0), (2, 7, 5), (2, 7, 5)],
            plan.WithoutControls().Select(static point => (point.Depth, point.Spacing[0], point.Steps)));
        Assert.Equal(plan.WithoutControls().Count(), plan.WithoutControls().Distinct().Count());
        Assert.Equal(["shallow", "deep", ""], plan.Grids.Select(static grid => grid.Label));
    }

    [Fact]
    public void A_grid_overrides_what_stands_beside_the_grids()
    {
        var plan = Flow.Plan("""
            {name: defaults, fixed: {width: 4, radius: 1}, seeds: 3, measure: [seams], grids: [
              {axes: {width: [8, 16]}, seeds: 1},
              {fixed: {radius: 3, seed: 9}, measure: stitching}]}
            """);

        Assert.Equal(
            [(8, 1, 0, Measures.Seams), (16, 1, 0, Measures.Seams), (4, 3, 9, Measures.Stitching)],
            plan.WithoutControls().Select(static point => (point.Width, point.Radius, point.Seed, point.Measure)));
    }

    [Fact]
    public void Points_without_a_network_stay_in_the_grid()
    {
        var plan = Flow.Plan("{name: infeasible, axes: {depth: [1, 2], tile_crop: [P, 2P]}, fixed: {factor: [[2,2],[2,2]]}, where: tile_crop >= P}");

        // With depth 1 there is no P, and hence one point and not two.
        Assert.Equal([1, 2, 2], plan.WithoutControls().Select(static point => point.Depth));
        Assert.NotNull(Trial.Of(plan.WithoutControls().First()).Reason);
    }

    [Fact]
    public void The_header_is_read()
    {
        var plan = Flow.Plan("{name: header.1, question: \"how many?\", axes: {depth: 1}, limits: {max_attempts: 5, trial_timeout: 2h}}");

        Assert.Equal(("header.1", "how many?", new Limits(5, TimeSpan.FromHours(2))), (plan.Name, plan.Question, plan.Limits));
        Assert.Equal(new Limits(3), Flow.Plan("{name: header, axes: {depth: 1}}").Limits);
    }

    [Fact]
    public void The_order_of_keys_comments_and_words_do_not_make_another_sweep()
    {
        var one = Flow.Plan("{name: same, axes: {depth: [1, 2, 3], spacing: [P+1]}, fixed: {width: 4}, seeds: 1}");
        var other = Flow.Plan("{fixed: {width: 4, spacing: \"P + 1\"}, question: why, axes: {depth: 1..3}, name: same}");

        Assert.Equal(one.Canonical, other.Canonical);
        Assert.NotEqual(one.Canonical, Flow.Plan("{name: same, axes: {depth: [1, 2], spacing: [P+1]}, fixed: {width: 4}}").Canonical);
        Assert.NotEqual(one.Canonical, Flow.Plan("{name: same, axes: {depth: [1, 2, 3], spacing: [P+1]}, fixed: {width: 4}, measure: seams}").Canonical);
    }

    [Theory]
    [InlineData("fixed: {noise: 0}", "fixed: {noise: -0.0}")]
    [InlineData("fixed: {noise: 0}", "fixed: {noise: -1e-999}")]
    [InlineData("fixed: {delta_v: 0.5}", "fixed: {delta_v: 5e-1}")]
    [InlineData("where: depth >= 0", "where: depth >= 0.0")]
    public void A_number_has_one_text_however_it_is_written(string one, string other)
    {
        var (first, second) = (Flow.Plan($"{{name: a, axes: {{depth: [1]}}, {one}}}"), Flow.Plan($"{{name: a, axes: {{depth: [1]}}, {other}}}"));

        Assert.Equal(first.Canonical, second.Canonical);
        Assert.Equal(first.Points().Select(static point => point.Canonical), second.Points().Select(static point => point.Canonical));
        Assert.DoesNotContain("-0", (new GridPoint { Noise = -0.0 }).Canonical, StringComparison.Ordinal);
    }
}
