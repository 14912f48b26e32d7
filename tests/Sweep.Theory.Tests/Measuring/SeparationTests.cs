using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Measuring;

public sealed class SeparationTests
{
    /// <summary>Objects 1 and 2 are whole, 3 is cut by the right border.</summary>
    private static readonly int[] Truth = Picture.Of("..........", ".111.222.3", ".111.222.3", "..........");

    private static readonly PerAxis Sides = new(4, 10);

    [Fact]
    public void Every_object_with_an_instance_of_its_own_is_separate() => Assert.True(Holds("..........", ".444.555.6", ".444.555.6", ".........."));

    [Fact]
    public void An_object_cut_by_the_border_may_share_an_instance() => Assert.True(Holds("..........", ".444.555.4", ".444.555.4", ".........."));

    [Fact]
    public void Two_whole_objects_of_one_instance_are_not_separate() => Assert.False(Holds("..........", ".444.444.6", ".444.444.6", ".........."));

    [Fact]
    public void An_object_of_two_instances_is_not_separate() => Assert.False(Holds("..........", ".444.555.6", ".464.566.6", ".........."));

    [Fact]
    public void A_single_pixel_astray_does_not_matter() => Assert.True(Holds("..........", ".444.555.6", ".446.555.6", ".........."));

    [Fact]
    public void An_object_in_the_background_is_not_separate() => Assert.False(Holds("..........", ".444......", ".444......", ".........."));

    [Fact]
    public void An_instance_that_covers_more_than_as_much_again_misses_its_object()
    {
        // 6 of 12 pixels are exactly one half; 6 of 13 are less.
        Assert.True(Holds("444.......", "4444.555..", "4444.555..", "4........."));
        Assert.False(Holds("444.......", "4444.555..", "4444.555..", "44........"));
    }

    [Fact]
    public void Without_any_whole_object_nothing_is_separate() => Assert.False(Separation.Holds([1, 1, 0], [2, 2, 0], new PerAxis(3)));

    private static bool Holds(params string[] found)
    {
        var whole = Array.ConvertAll(Truth, static label => label == 3 ? 0 : label);
        var instances = Picture.Of(found);
        var separate = Separation.Holds(Truth, whole, instances);

        // Those two are also what does not touch the border.
        Assert.Equal(separate, Separation.Holds(Truth, instances, Sides));
        return separate;
    }
}
