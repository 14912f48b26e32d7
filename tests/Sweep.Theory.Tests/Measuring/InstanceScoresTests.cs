using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Measuring;

public sealed class InstanceScoresTests
{
    /// <summary>Two squares of 16 pixels.</summary>
    private static readonly string[] Squares =
    [
        "..........",
        ".1111.2222",
        ".1111.2222",
        ".1111.2222",
        ".1111.2222",
        "..........",
    ];

    private static readonly PerAxis Sides = new(6, 10);

    [Fact]
    public void Instances_equal_to_the_objects_score_one_whatever_their_numbers()
    {
        var scores = Of(Swapped(Squares, '1', '7'));

        Assert.Equal(new InstanceScores(2, 2, 2, 0, 0, 1, 1), scores);
    }

    [Fact]
    public void Halves_are_a_split_of_which_one_counts_as_found_at_one_half()
    {
        // Object 1 in two halves of 8 of its 16 pixels: at 0.5 two of two objects and three instances match, 2 / (2 + 1 + 0); above
        // only object 2 does: 1 / (1 + 2 + 1).
        var scores = Of([.. Squares.Select(static row => row.Replace("1111", "1133", StringComparison.Ordinal))]);

        Assert.Equal((3, 1, 0), (scores.Instances, scores.FalseSplits, scores.FalseMerges));
        Assert.Equal(2.0 / 3, scores.Ap50);
        Assert.Equal(((2.0 / 3) + (9 * 0.25)) / 10, scores.Ap!.Value, 12);
    }

    [Fact]
    public void One_instance_for_two_objects_merges_both()
    {
        // 32 pixels against 16: 0.5, so one of two objects is found: 1 / (1 + 0 + 1); above it 0.
        var scores = Of(Swapped(Squares, '2', '1'));

        Assert.Equal((1, 0, 2), (scores.Instances, scores.FalseSplits, scores.FalseMerges));
        Assert.Equal(0.5, scores.Ap50);
        Assert.Equal(0.05, scores.Ap!.Value, 12);
    }

    [Fact]
    public void Objects_lost_in_the_background_are_missed_and_not_merged()
    {
        var scores = Of([.. Squares.Select(static _ => "..........")]);

        Assert.Equal(new InstanceScores(2, 0, 2, 0, 0, 0, 0), scores);
    }

    [Fact]
    public void Three_quarters_of_an_object_count_up_to_a_threshold_of_three_quarters()
    {
        // 12 of 16 pixels: found at 0.5, 0.55 .. 0.75, six of ten thresholds; object 2 at all of them.
        var scores = Of([.. Squares.Select(static (row, index) => index == 1 ? row.Replace("1111", "....", StringComparison.Ordinal) : row)]);

        Assert.Equal(1, scores.Ap50);
        Assert.Equal((6 + (4 / 3.0)) / 10, scores.Ap!.Value, 12);
    }

    [Fact]
    public void Only_objects_on_both_sides_of_a_tile_line_are_cut()
    {
        // Lines before columns 0, 3, 6 and 9: object 1 has columns 1 to 4, object 2 columns 6 to 9. Along the rows none is cut at 6.
        Assert.Equal(2, Of(Squares, new PerAxis(6, 3)).Cut);

        // Lines before columns 0 and 7: only object 2.
        Assert.Equal(1, Of(Squares, new PerAxis(6, 7)).Cut);
        Assert.Equal(0, Of(Squares, new PerAxis(6, 12)).Cut + Of(Squares, new PerAxis(12, 12)).Cut);
        Assert.Equal(2, Of(Squares, new PerAxis(3, 12)).Cut);
    }

    [Fact]
    public void A_split_away_from_every_tile_line_is_no_fault_of_the_tiles()
    {
        string[] halves = [.. Squares.Select(static row => row.Replace("1111", "1133", StringComparison.Ordinal))];

        Assert.Equal(0, Of(halves, new PerAxis(6, 7)).FalseSplits);
        Assert.Equal(1, Of(halves, new PerAxis(6, 3)).FalseSplits);
    }

    [Fact]
    public void A_pixel_or_less_than_a_tenth_is_no_second_instance()
    {
        // Instance 3 is 5 pixels large and holds one of object 1.
        string[] one = [".333333...", ".3111.2222", ".1111.2222", ".1111.2222", ".1111.2222", ".........."];

        Assert.Equal((3, 0), (Of(one).Instances, Of(one).FalseSplits));
    }

    [Fact]
    public void Specks_are_neither_objects_nor_instances()
    {
        // Three pixels in the corner of the ground truth, and three elsewhere in the instances.
        string[] truth = [.. Squares.Select(static (row, index) => index == 0 ? "333......." : row)];
        string[] found = [.. Squares.Select(static (row, index) => index == 5 ? ".......444" : row)];

        Assert.Equal(new InstanceScores(2, 2, 2, 0, 0, 1, 1), InstanceScores.Of(Picture.Of(truth), Picture.Of(found), Sides, null));
    }

    [Fact]
    public void Where_all_objects_are_small_single_pixels_count()
    {
        int[] labels = [1, 2, 3, 4, 5];

        Assert.Equal(new InstanceScores(5, 5, 5, 0, 0, 1, 1), InstanceScores.Of(labels, labels, new PerAxis(5), null));
    }

    [Fact]
    public void Nothing_to_find_and_nothing_found_has_no_precision() =>
        Assert.Equal(new InstanceScores(0, 0, 0, 0, 0, null, null), InstanceScores.Of([0, 0], [0, 0], new PerAxis(2), null));

    private static InstanceScores Of(string[] found, PerAxis? lines = null) =>
        InstanceScores.Of(Picture.Of(Squares), Picture.Of(found), Sides, lines);

    private static string[] Swapped(string[] rows, char one, char other) => [.. rows.Select(row => row.Replace(one, other))];
}
