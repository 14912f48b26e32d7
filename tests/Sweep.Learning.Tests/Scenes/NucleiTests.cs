using Sweep.Learning.Randomness;
using Sweep.Learning.Scenes;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Tests.Scenes;

/// <summary>Random nuclei on an endless plane.</summary>
[Fast]
public sealed class NucleiTests
{
    [Theory]
    [InlineData(1, 4, 12)]
    [InlineData(2, 1, 6)]
    [InlineData(2, 5, 14)]
    [InlineData(2, 12, 40)]
    [InlineData(3, 4, 12)]
    public void No_two_nuclei_touch_not_even_at_a_corner(int dimensions, int radius, int spacing)
    {
        var sides = PerAxis.Uniform(dimensions, dimensions == 3 ? 36 : 160);
        var labels = Scene.Of(Point(dimensions, radius, spacing)).Labels(sides.Select(static _ => 0), sides);

        Assert.InRange(labels.Distinct().Count(), 10, int.MaxValue);
        Positions.Each(sides.Select(static _ => 0), sides.Select(static side => side - 1), (_, place) =>
        {
            var corner = new HashSet<int>();
            for (var number = 0; number < 1 << dimensions; number++)
            {
                var index = 0;
                for (var axis = 0; axis < dimensions; axis++)
                {
                    index = (index * sides[axis]) + place[axis] + ((number >> axis) & 1);
                }

                corner.Add(labels[index]);
            }

            corner.Remove(0);
            Assert.InRange(corner.Count, 0, 1);
        });
    }

    [Fact]
    public void A_part_shows_what_the_whole_shows()
    {
        var scene = Scene.Of(Point(2, 5, 14));
        var whole = scene.Image(new PerAxis(-40, -40), new PerAxis(96, 96));
        var labels = scene.Labels(new PerAxis(-40, -40), new PerAxis(96, 96));
        var part = scene.Image(new PerAxis(-3, 5), new PerAxis(20, 25));
        var partLabels = scene.Labels(new PerAxis(-3, 5), new PerAxis(20, 25));

        for (var pixel = 0; pixel < part.Length; pixel++)
        {
            var there = ((pixel / 25 + 37) * 96) + (pixel % 25) + 45;
            Assert.Equal(whole[there], part[pixel]);
            Assert.Equal(labels[there] == 0, partLabels[pixel] == 0);
        }
    }

    [Fact]
    public void Nuclei_are_brighter_than_what_is_around_them_and_no_two_look_the_same()
    {
        var scene = Scene.Of(Point(2, 6, 18));
        var sides = new PerAxis(180, 180);
        var (image, labels) = (scene.Image(new PerAxis(0, 0), sides), scene.Labels(new PerAxis(0, 0), sides));
        var means = labels.Zip(image).GroupBy(static pair => pair.First, static pair => pair.Second).ToDictionary(static group => group.Key, static group => group.Average());

        Assert.All(means.Where(static pair => pair.Key != 0), pair => Assert.InRange(pair.Value, 2 * means[0], 1.2));
        Assert.Equal(means.Count, means.Values.Distinct().Count());
        // Nine cells of ten hold a nucleus: 90 of 100 give or take three deviations.
        Assert.InRange(means.Count - 1, 80, 100);
    }

    [Fact]
    public void Seeds_and_training_windows_show_other_nuclei()
    {
        var point = Point(2, 5, 14) with { Steps = 1 };
        var window = Trial.Of(point).Trial!.Training!;
        var zero = new PerAxis(0, 0);

        Assert.NotEqual(Scene.Of(point).Labels(zero, new PerAxis(30, 30)), Scene.Of(point with { Seed = 1 }).Labels(zero, new PerAxis(30, 30)));
        Assert.NotEqual(
            Scene.ForTraining(point, window, 0).Labels(zero, new PerAxis(30, 30)), Scene.ForTraining(point, window, 1).Labels(zero, new PerAxis(30, 30)));
        Assert.Equal(Scene.ForTraining(point, window, 1).Image(zero, new PerAxis(30, 30)), Scene.ForTraining(point, window, 1).Image(zero, new PerAxis(30, 30)));
    }

    private static GridPoint Point(int dimensions, int radius, int spacing) =>
        new() { Dimensions = dimensions, Scene = SceneKind.Nuclei, Radius = radius, Spacing = PerAxis.Uniform(dimensions, spacing), Width = 4 };
}
