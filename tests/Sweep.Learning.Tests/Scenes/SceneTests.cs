using Sweep.Learning.Scenes;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Scenes;

[Fast]
public sealed class SceneTests
{
    private static readonly GridPoint Segments = new()
    {
        Dimensions = 1, Scene = SceneKind.Discs, Radius = 1, Spacing = new PerAxis(4),
    };

    [Fact]
    public void In_one_dimension_discs_are_segments_of_2r_plus_1_pixels_from_pixel_0()
    {
        Assert.Equal([1, 1, 1, 0, 1, 1, 1, 0, 1], Scene.Of(Segments).Image(new PerAxis(0), new PerAxis(9)));
        Assert.Equal([1, 1, 1, 0, 2, 2, 2, 0, 3], Scene.Of(Segments).Labels(new PerAxis(0), new PerAxis(9)));
    }

    [Fact]
    public void A_scene_goes_on_before_pixel_0_and_follows_its_shift()
    {
        Assert.Equal([1, 0, 1, 1, 1, 0], Scene.Of(Segments).Image(new PerAxis(-2), new PerAxis(6)));
        Assert.Equal([1, 0, 1, 1, 1, 0], new DiscLattice(1, new PerAxis(4), new PerAxis(3)).Image(new PerAxis(0), new PerAxis(6)));
    }

    [Fact]
    public void Only_whole_objects_at_pixel_0_and_after_are_numbered()
    {
        Assert.Equal([1, 1, 1, 0, 2, 2, 2, 0, 0], Scene.Of(Segments).WholeObjects(new PerAxis(9), new PerAxis(2)));
    }

    [Fact]
    public void In_two_dimensions_a_disc_of_radius_1_is_a_plus()
    {
        var scene = Scene.Of(new GridPoint { Dimensions = 2, Radius = 1, Spacing = new PerAxis(3, 4) });

        Assert.Equal(
            [
                0, 1, 0, 0, 0, 1, 0,
                1, 1, 1, 0, 1, 1, 1,
                0, 1, 0, 0, 0, 1, 0,
                0, 1, 0, 0, 0, 1, 0,
            ],
            scene.Image(new PerAxis(0, 0), new PerAxis(4, 7)));
        Assert.Equal(
            [
                0, 1, 0, 0, 0, 2, 0,
                1, 1, 1, 0, 2, 2, 2,
                0, 1, 0, 0, 0, 2, 0,
                0, 3, 0, 0, 0, 4, 0,
            ],
            scene.Labels(new PerAxis(0, 0), new PerAxis(4, 7)));
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 33)]
    public void In_three_dimensions_discs_are_balls(int radius, int pixels)
    {
        var side = (2 * radius) + 1;
        var scene = Scene.Of(new GridPoint { Dimensions = 3, Radius = radius, Spacing = PerAxis.Uniform(3, side) });

        Assert.Equal(pixels, scene.Image(PerAxis.Uniform(3, 0), PerAxis.Uniform(3, side)).Sum());
    }

    [Fact]
    public void On_a_constant_scene_every_pixel_is_an_object()
    {
        var scene = Scene.Of(new GridPoint { Scene = SceneKind.Constant });

        Assert.Equal([1, 1, 1, 1, 1, 1], scene.Image(new PerAxis(0, 0), new PerAxis(2, 3)));
        Assert.Equal([1, 2, 3, 4, 5, 6], scene.Labels(new PerAxis(0, 0), new PerAxis(2, 3)));
        Assert.Equal([1, 2, 3, 4, 5, 6], scene.WholeObjects(new PerAxis(2, 3), new PerAxis(2, 3)));
    }
}
