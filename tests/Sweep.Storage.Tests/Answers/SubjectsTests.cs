using Sweep.Storage.Answers;
using Sweep.Storage.Reading;

namespace Sweep.Storage.Tests.Answers;

[Fast]
public sealed class SubjectsTests
{
    [Fact]
    public void The_law_whose_axis_varies_comes_before_one_with_more_configurations() => Assert.Equal(
        [Subject.Windows, Subject.Counts], Subjects.InOrder([Law("L1 bound", 9), Law("L6 training window", 1), Law("L6 sufficient window", 1)], Varying("train_window")));

    [Fact]
    public void Of_laws_whose_axes_vary_the_one_with_more_configurations_comes_first() => Assert.Equal(
        [Subject.Stitching, Subject.Counts], Subjects.InOrder([Law("L2 exact count", 3), Law("L5 tile-and-stitch", 8)], Varying("spacing", "halo")));

    [Fact]
    public void A_tile_size_curve_needs_several_crops_and_comes_before_their_stitching()
    {
        Assert.Equal([Subject.Curve, Subject.Stitching], Subjects.InOrder([Law("L5 tile-and-stitch", 8)], Varying("tile_crop")));
        Assert.Equal([Subject.Stitching], Subjects.InOrder([Law("L5 tile-and-stitch", 8)], Varying()));
    }

    [Fact]
    public void A_law_without_a_prediction_is_not_asked_but_padding_has_none_ever()
    {
        var silent = new VerdictCounts(0, 0, 0, 0, 4);

        Assert.Equal([Subject.Padding], Subjects.InOrder([new("L4 padding", 4, silent, 4, silent), new("L6 training window", 4, silent, 4, silent)], Varying("train_window")));
    }

    private static LawVerdicts Law(string name, long configurations) => new(name, configurations, new(configurations, 0, 0, 0, 0), configurations, new(configurations, 0, 0, 0, 0));

    private static HashSet<string> Varying(params string[] axes) => [.. axes];
}
