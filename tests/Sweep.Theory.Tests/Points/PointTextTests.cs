using CsCheck;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Points;

public sealed class PointTextTests
{
    private const string Configuration = "dimensions=1;depth=2;factor=2;spacing=5;tile_crop=4;measure=stitching";

    [Fact]
    public void A_configuration_is_a_point_without_its_seed_and_what_the_seed_stands_for() => SamplePoints.Any.Sample(static point => Assert.Equal(
        (point with { Seed = 0, Stream = 1 }).Canonical, PointText.Configuration(point.Canonical)));

    [Fact]
    public void Replicates_have_equal_configurations() => Assert.Equal(Configuration, PointText.Configuration($"{Configuration};seed=7;stream=2"));

    [Fact]
    public void Values_are_those_of_every_axis_and_the_measures_last()
    {
        var values = PointText.Values(Configuration).ToDictionary();

        Assert.Equal([.. Axes.All.Select(static axis => axis.Name), "measure"], PointText.Values(Configuration).Select(static value => value.Key));
        Assert.Equal(("4", "valid", "0"), (values["tile_crop"], values["padding"], values["seed"]));
    }

    [Fact]
    public void Of_a_configuration_there_is_no_seed_and_what_another_version_wrote_is_kept()
    {
        var values = PointText.Values($"{Configuration};growth=3", ofConfiguration: true).ToDictionary();

        Assert.False(values.ContainsKey("seed"));
        Assert.Equal("3", values["growth"]);
    }

    [Fact]
    public void What_is_taken_out_leaves_the_rest_as_it_was() => Assert.Equal(
        "dimensions=1;depth=2;factor=2;spacing=5;measure=stitching", PointText.Without(Configuration, "tile_crop", "halo"));

    [Theory]
    [InlineData("dimensions=2;depth=2;factor=2;spacing=7;measure=separability,stitching,seams", "")]
    [InlineData(Configuration, "dimensions=1 spacing=5 tile_crop=4 measure=stitching")]
    [InlineData("dimensions=2;depth=3;factor=2;padding=same;spacing=7;measure=separability,stitching,seams;seed=2;stream=2", "depth=3 padding=same seed=2")]
    public void Short_is_what_differs_from_the_defaults(string text, string expected) => Assert.Equal(expected, PointText.Short(text));

    [Fact]
    public void What_varies_is_found_also_where_one_text_leaves_it_out() => Assert.Equal(
        ["padding", "tile_crop"],
        PointText.Varying([Configuration, "dimensions=1;depth=2;factor=2;padding=same;spacing=5;measure=stitching"]));

    [Fact]
    public void Every_axis_has_a_title_and_a_text() => Assert.All(Axes.All, static axis => Assert.All([axis.Title, axis.Text], static words => Assert.NotEmpty(words)));
}
