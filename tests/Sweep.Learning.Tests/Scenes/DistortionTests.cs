using Sweep.Learning.Randomness;
using Sweep.Learning.Scenes;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Tests.Scenes;

/// <summary>Noise and elastic deformation of any scene.</summary>
[Fast]
public sealed class DistortionTests
{
    private static readonly GridPoint Discs = new() { Radius = 5, Spacing = PerAxis.Uniform(2, 16), Steps = 1, Width = 4 };
    private static readonly PerAxis Zero = new(0, 0);
    private static readonly PerAxis Sides = new(80, 64);

    [Fact]
    public void Noise_has_the_variance_that_was_asked_for()
    {
        var (clean, noisy) = (Scene.Of(Discs).Image(Zero, Sides), Scene.Of(Discs with { Noise = 0.01 }).Image(Zero, Sides));
        var noise = noisy.Zip(clean, static (one, other) => one - other).ToArray();

        // 5120 pixels: the deviation of the estimate is 2 % of the variance.
        Assert.InRange(noise.Average(), -0.006, 0.006);
        Assert.InRange(noise.Average(static one => one * one), 0.009, 0.011);
        Assert.Equal(Scene.Of(Discs).Labels(Zero, Sides), Scene.Of(Discs with { Noise = 0.01 }).Labels(Zero, Sides));
    }

    [Fact]
    public void Every_training_window_has_noise_of_its_own_and_the_same_again_when_it_is_repeated()
    {
        var point = Discs with { Scene = SceneKind.Discs, Noise = 0.01, Spacing = PerAxis.Uniform(2, 16) };
        double[] Window(long number) => Scene.ForTraining(point, Trial.Of(point).Trial!.Training!, number).Image(Zero, new PerAxis(16, 16));

        Assert.Equal(Window(3), Window(3));
        Assert.NotEqual(Window(3), Window(4));
        Assert.NotEqual(Scene.Of(point).Image(Zero, new PerAxis(16, 16)), Scene.Of(point with { Seed = 1 }).Image(Zero, new PerAxis(16, 16)));
    }

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(0, 1.5)]
    [InlineData(0.01, 1.5)]
    public void Parts_of_a_distorted_scene_fit_together(double noise, double elastic)
    {
        var scene = Scene.Of(Discs with { Noise = noise, Elastic = elastic });
        var (whole, labels) = (scene.Image(new PerAxis(-7, -3), Sides), scene.Labels(new PerAxis(-7, -3), Sides));
        var (part, partLabels) = (scene.Image(new PerAxis(13, 17), new PerAxis(20, 30)), scene.Labels(new PerAxis(13, 17), new PerAxis(20, 30)));

        for (var row = 0; row < 20; row++)
        {
            for (var column = 0; column < 30; column++)
            {
                Assert.Equal(whole[((row + 20) * 64) + column + 20], part[(row * 30) + column]);
                Assert.Equal(labels[((row + 20) * 64) + column + 20] == 0, partLabels[(row * 30) + column] == 0);
            }
        }
    }

    [Fact]
    public void Labels_follow_the_deformation_of_the_image()
    {
        var scene = Scene.Of(Discs with { Elastic = 2 });
        var (image, labels) = (scene.Image(Zero, Sides), scene.Labels(Zero, Sides));

        Assert.NotEqual(Scene.Of(Discs).Labels(Zero, Sides), labels);
        // Linear and nearest sampling differ on the pixels of an edge alone, where brightness lies between.
        for (var pixel = 0; pixel < labels.Length; pixel++)
        {
            Assert.True(image[pixel] is > 0 and < 1 || image[pixel] == (labels[pixel] > 0 ? 1 : 0), $"pixel {pixel}: {image[pixel]} with label {labels[pixel]}");
        }
    }

    [Fact]
    public void Whole_objects_of_a_deformed_lattice_keep_their_numbers()
    {
        var plain = Scene.Of(Discs).WholeObjects(Sides, new PerAxis(4, 4));
        var moved = Scene.Of(Discs with { Elastic = 0.2 }).WholeObjects(Sides, new PerAxis(4, 4));

        Assert.Equal(Enumerable.Range(0, 17), moved.Distinct().Order());
        // A jitter of 0.2 pixels moves no disc by a pixel: centres stay inside.
        Assert.InRange(plain.Zip(moved, static (one, other) => one == other || one == 0 || other == 0).Count(static same => same), plain.Length, plain.Length);
    }

    [Fact]
    public void The_deformation_passes_through_its_control_points_and_is_smooth_between_them()
    {
        var random = new CounterRandom(5, RandomStream.Elastic);
        var field = new ElasticField(3, random);
        var moved = field.Displacements(new PerAxis(-25), new PerAxis(91))[0];

        Assert.Equal(3 * random.Normal(Positions.Number([2]) * 3), moved[40 + 25], 12);
        Assert.Equal(3 * random.Normal(Positions.Number([-1]) * 3), moved[-20 + 25], 12);
        // Second differences of a curve with a continuous slope stay far below its first ones.
        var slope = moved.Zip(moved.Skip(1), static (one, next) => next - one).ToArray();
        var bend = slope.Zip(slope.Skip(1), static (one, next) => Math.Abs(next - one)).Max();
        Assert.InRange(bend, 0, 0.2 * slope.Max(Math.Abs));
    }

    [Fact]
    public void No_deformation_looks_further_than_its_reach()
    {
        // 10,003 control points on each of eight lines: 80,000 normals, of which one in 16,000 lies beyond four deviations.
        var clipped = 0;
        for (var seed = 8; seed < 16; seed++)
        {
            var random = new CounterRandom(seed, RandomStream.Elastic);
            clipped += Enumerable.Range(-1, 10003).Count(point => Math.Abs(random.Normal(Positions.Number([point]) * 3)) > 4);
            var moved = new ElasticField(0.4, random).Displacements(new PerAxis(0), new PerAxis(200_000))[0];
            Assert.InRange(moved.Max(Math.Abs), 1.4, ElasticField.Reach(0.4, 1) - 2);
        }

        Assert.InRange(clipped, 1, 20);
        // 4 * 0.4 * 5/4 = 2, and two pixels for the neighbours that are mixed in.
        Assert.Equal(4, ElasticField.Reach(0.4, 1));
    }

    [Fact]
    public void A_constant_scene_is_never_distorted() =>
        Assert.All(Scene.Of(Discs with { Scene = SceneKind.Constant, Noise = 1, Elastic = 1 }).Image(Zero, new PerAxis(8, 8)), static pixel => Assert.Equal(1, pixel));
}
