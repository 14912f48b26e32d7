using Sweep.Learning.Panels;

namespace Sweep.Learning.Tests.Panels;

/// <summary>One picture of a panel, pixel by pixel.</summary>
[Fast]
public sealed class PlateTests
{
    private static readonly Rgb Blue = new(0, 0, 200);

    [Theory]
    [InlineData(4, 1)]
    [InlineData(4, 3)]
    [InlineData(7, 8)]
    public void Tile_lines_begin_at_the_multiples_of_the_crop(int crop, int enlarged)
    {
        var canvas = Drawn(Flat(30, 40), new Magnification(enlarged, enlarged, 1), (crop, crop));
        var rows = Enumerable.Range(1, 29).Where(row => canvas[5 + 1, 5 + (row * enlarged)] == Rgb.White && canvas[5 + 1, 5 + (row * enlarged) - 1] != Rgb.White);
        var columns = Enumerable.Range(1, 39).Where(column => canvas[5 + (column * enlarged), 5 + 1] == Rgb.White && canvas[5 + (column * enlarged) - 1, 5 + 1] != Rgb.White);

        Assert.Equal(Enumerable.Range(1, 29).Where(row => row % crop == 0), rows);
        Assert.Equal(Enumerable.Range(1, 39).Where(column => column % crop == 0), columns);
    }

    [Fact]
    public void Tile_lines_show_on_white_too()
    {
        var canvas = Drawn(new Raster(20, 20, [.. Enumerable.Repeat(Rgb.White, 400)]), new Magnification(4, 4, 1), (10, 10));

        Assert.Equal(new Rgb(128, 128, 128), canvas[5 + 40 - 1, 5 + 2]);
        Assert.Equal(Rgb.White, canvas[5 + 40, 5 + 2]);
        Assert.Equal(new Rgb(128, 128, 128), canvas[5 + 40 + 1, 5 + 2]);
    }

    [Fact]
    public void Every_pixel_becomes_a_block_of_its_own_colour()
    {
        var picture = new Raster(3, 4, [.. Enumerable.Range(0, 12).Select(static pixel => new Rgb((byte)pixel, 0, 0))]);
        var canvas = Drawn(picture, new Magnification(5, 5, 1), null);

        for (var y = 0; y < 15; y++)
        {
            for (var x = 0; x < 20; x++)
            {
                Assert.Equal(new Rgb((byte)((y / 5 * 4) + (x / 5)), 0, 0), canvas[5 + x, 5 + y]);
            }
        }

        Assert.Equal(Rgb.Hairline, canvas[4, 10]);
        Assert.Equal(Rgb.Hairline, canvas[25, 10]);
    }

    [Theory]
    [InlineData(20, 20, 22, 1)]
    [InlineData(230, 100, 1, 1)]
    [InlineData(440, 440, 1, 1)]
    [InlineData(520, 30, 1, 1)]
    [InlineData(521, 30, 1, 2)]
    [InlineData(2000, 2000, 1, 5)]
    public void Small_images_are_enlarged_and_large_ones_thinned_by_whole_numbers(int rows, int columns, int enlarged, int step)
    {
        var shown = Magnification.Of(rows, columns);

        Assert.Equal(new Magnification(enlarged, enlarged, step), shown);
        Assert.InRange(Math.Max(shown.Width(columns), shown.Height(rows)), 220, 520);
    }

    [Fact]
    public void A_thinned_image_shows_every_second_pixel()
    {
        var picture = new Raster(1, 5, [.. Enumerable.Range(0, 5).Select(static pixel => new Rgb((byte)pixel, 0, 0))]);
        var canvas = Drawn(picture, new Magnification(1, 1, 2), null);

        Assert.Equal([0, 2, 4], Enumerable.Range(0, 3).Select(x => (int)canvas[5 + x, 5].Red));
    }

    private static Raster Flat(int rows, int columns) => new(rows, columns, [.. Enumerable.Repeat(Blue, rows * columns)]);

    private static Canvas Drawn(Raster picture, Magnification shown, (int, int)? tiles)
    {
        var plate = new Plate("", "", picture, shown, Tiles: tiles);
        var canvas = new Canvas(plate.Width + 10, plate.Height + 10);
        plate.Draw(canvas, 5, 5);
        return canvas;
    }
}
