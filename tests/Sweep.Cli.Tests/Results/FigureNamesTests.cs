using Sweep.Cli.Results;
using Sweep.Storage.Reading;
using Sweep.Theory.Points;

namespace Sweep.Cli.Tests.Results;

public sealed class FigureNamesTests
{
    [Fact]
    public void A_name_tells_what_varies_and_nothing_else()
    {
        var names = FigureNames.Of("mine",
        [
            Point(2, new() { Depth = 1, TileCrop = new(4, 8) }),
            Point(10, new() { Depth = 2, Seed = 3, Measure = Measures.Panels }),
        ]);

        Assert.Equal("mine-02-depth-1-tile_crop-4x8-seed-0.png", names[2]);
        Assert.Equal("mine-10-depth-2-tile_crop-default-seed-3.png", names[10]);
    }

    [Fact]
    public void One_picture_needs_no_more_than_its_place() =>
        Assert.Equal("mine-7.png", FigureNames.Of("mine", [Point(7, new())])[7]);

    [Fact]
    public void A_folder_of_images_becomes_a_name_that_stays_in_its_folder_and_is_not_endless()
    {
        var longest = $"/data/{new string('x', 300)}";
        var names = FigureNames.Of("mine", [Point(0, new() { Images = "/../etc/p\u00e4ss" }), Point(1, new() { Images = longest }), Point(2, new() { Images = longest, Seed = 1 })]);

        Assert.All(names.Values, static name => Assert.Matches("^[A-Za-z0-9._-]{1,160}\\.png$", name));
        Assert.Equal(3, names.Values.Distinct().Count());
    }

    private static FigurePoint Point(long ordinal, GridPoint point) => new(Guid.NewGuid(), Guid.NewGuid(), ordinal, point.Canonical);
}
