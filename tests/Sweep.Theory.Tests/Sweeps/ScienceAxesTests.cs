using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;

namespace Sweep.Theory.Tests.Sweeps;

public sealed class ScienceAxesTests
{
    [Fact]
    public void Whole_real_and_chosen_values_are_read()
    {
        var plan = Flow.Plan("""
            {name: all, axes: {batch: 1..3}, fixed: {normalisation: group, noise: 0.01, elastic: 0.2, bandwidth: 0.5, kernel: gaussian, pooling: adaptive_polyphase},
             measure: [instances, shifts, panels]}
            """);
        var points = plan.WithoutControls().ToArray();

        Assert.Equal([1, 2, 3], points.Select(static point => point.Batch));
        Assert.Equal(
            new GridPoint
            {
                Batch = 3, Normalisation = Normalisation.Group, Noise = 0.01, Elastic = 0.2, Bandwidth = 0.5, Kernel = Kernel.Gaussian,
                Pooling = Pooling.AdaptivePolyphase, Measure = Measures.Instances | Measures.Shifts | Measures.Panels,
            },
            points[2]);
    }

    [Fact]
    public void Lengths_follow_the_product_of_the_factors_also_where_the_period_is_one()
    {
        var plan = Flow.Plan("{name: lengths, axes: {halo: [0, 2P]}, fixed: {depth: 3, pooling: dilated, tile_crop: P, whole_image: [13P, 100]}}");

        Assert.Equal([0, 16], plan.WithoutControls().Select(static point => point.Halo!.Value[1]));
        Assert.All(plan.WithoutControls(), static point => Assert.Equal(new PerAxis(104, 100), point.WholeImage));
        Assert.All(plan.WithoutControls(), static point => Assert.Equal(new PerAxis(8, 8), point.TileCrop));
    }

    [Fact]
    public void Folders_are_an_axis_or_a_fixed_value()
    {
        var plan = Flow.Plan("{name: folders, axes: {images: [cells/a, \"cells b=1\"]}, fixed: {scene: images}}");

        Assert.Equal(["cells/a", "cells b=1"], plan.WithoutControls().Select(static point => point.Images));
        Assert.All(plan.WithoutControls(), static point => Assert.Equal(point, GridPoint.Parse(point.Canonical)));
        Assert.Equal("cells", Assert.Single(Flow.Plan("{name: folder, fixed: {scene: images, images: cells}}").WithoutControls()).Images);
    }

    [Theory]
    [InlineData("batch > 1 and noise < 0.1", 2)]
    [InlineData("normalisation == batch", 4)]
    [InlineData("batch == normalisation", 4)]
    [InlineData("normalisation != 'batch'", 4)]
    [InlineData("scene == images", 0)]
    [InlineData("halo >= P and bandwidth == 1.5", 8)]
    public void Filters_know_the_new_numbers_and_words(string where, int points)
    {
        var plan = Flow.Plan($"{{name: where, axes: {{batch: [1, 2], noise: [0, 0.5], normalisation: [none, batch]}}, fixed: {{halo: P, tile_crop: P}}, where: {where}}}");

        Assert.Equal(points, plan.WithoutControls().Count());
    }
}
