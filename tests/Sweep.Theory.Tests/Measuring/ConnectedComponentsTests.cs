using CsCheck;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Measuring;

public sealed class ConnectedComponentsTests
{
    [Fact]
    public void Corners_do_not_connect_and_different_labels_do_not_either()
    {
        var labels = Picture.Of("11.2", "..12", "3312");

        // The ones of row 0, the twos, the ones below (which touch the first ones at a corner only), the threes.
        Assert.Equal(Picture.Of("11.2", "..32", "4432"), ConnectedComponents.Of(labels, new PerAxis(3, 4)));
    }

    [Fact]
    public void On_a_line_each_run_is_a_component() =>
        Assert.Equal([1, 1, 0, 2, 3, 3], ConnectedComponents.Of([7, 7, 0, 7, 2, 2], new PerAxis(6)));

    [Fact]
    public void In_a_volume_pixels_connect_through_the_first_axis()
    {
        // Two slices of 2 x 2: pixel (0,0,1) and (1,0,1) touch; (1,1,0) touches neither.
        Assert.Equal([0, 1, 0, 0, 0, 1, 2, 0], ConnectedComponents.Of([0, 5, 0, 0, 0, 5, 5, 0], new PerAxis(2, 2, 2)));
    }

    [Fact]
    public void Labels_that_do_not_fill_the_image_are_refused() =>
        Assert.Throws<ArgumentException>(static () => ConnectedComponents.Of([1, 1], new PerAxis(3)));

    [Fact]
    public void Spreading_the_smallest_pixel_number_until_nothing_changes_finds_the_same() =>
        Gen.Int[1, 3].SelectMany(static axes => Gen.Int[1, 6].Array[axes]).SelectMany(static sides =>
            Gen.Int[0, 2].Array[sides.Aggregate(1, static (a, b) => a * b)].Select(labels => (labels, sides: new PerAxis(sides))))
        .Sample(static drawn => Assert.Equal(BySpreading(drawn.labels, drawn.sides), ConnectedComponents.Of(drawn.labels, drawn.sides)), iter: 2000);

    private static int[] BySpreading(int[] labels, PerAxis sides)
    {
        int[] At(int pixel)
        {
            var at = new int[sides.Count];
            for (var axis = sides.Count - 1; axis >= 0; pixel /= sides[axis--])
            {
                at[axis] = pixel % sides[axis];
            }

            return at;
        }

        var lowest = Enumerable.Range(0, labels.Length).ToArray();
        var pairs = (
            from one in Enumerable.Range(0, labels.Length)
            from other in Enumerable.Range(0, one)
            where labels[one] != 0 && labels[one] == labels[other] && At(one).Zip(At(other), static (a, b) => Math.Abs(a - b)).Sum() == 1
            select (one, other)).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (one, other) in pairs.Where(pair => lowest[pair.one] != lowest[pair.other]))
            {
                lowest[one] = lowest[other] = Math.Min(lowest[one], lowest[other]);
                changed = true;
            }
        }

        var order = lowest.Where((_, pixel) => labels[pixel] != 0).Distinct().ToList();
        return [.. lowest.Select((low, pixel) => labels[pixel] == 0 ? 0 : order.IndexOf(low) + 1)];
    }
}
