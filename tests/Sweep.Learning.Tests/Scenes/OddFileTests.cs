using Sweep.Learning.Scenes;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;

namespace Sweep.Learning.Tests.Scenes;

/// <summary>Image files as other programs write them: read as they are meant, or refused by name.</summary>
[Fast]
public sealed class OddFileTests : IDisposable
{
    private static readonly byte[] Square = [.. Enumerable.Range(0, 64).Select(static pixel => (byte)pixel)];

    private readonly string folder = Directory.CreateTempSubdirectory("sweep-odd-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Labels_are_the_stored_numbers_where_0_is_white_and_brightness_is_turned_round()
    {
        var file = Write("a.tif", TiffBytes.Of(8, 8, [Square], photometric: 0));

        Assert.Equal(Enumerable.Range(0, 64).Select(static number => (double)number), GreyFile.ReadStored(file, 2).Numbers);
        Assert.Equal(Enumerable.Range(0, 64).Select(static number => 255.0 - number), GreyFile.Read(file, 2).Pixels);
    }

    [Theory]
    [InlineData("Some\0Program\0", true)]
    [InlineData("Some program", true)]
    [InlineData("Some program\0", false)]
    public void Odd_metadata_do_not_matter(string software, bool sorted)
    {
        var file = Write("a.tif", TiffBytes.Of(8, 8, [Square], texts: [(305, software)], sorted: sorted));

        Assert.Equal(Enumerable.Range(0, 64).Select(static number => (double)number), GreyFile.Read(file, 2).Pixels);
    }

    [Theory]
    [InlineData("ImageJ=1.53t\nimages=3\nslices=3\n\0", 1, "is a stack of ImageJ with 3 slices in 1 TIFF page; save it with a page for every slice")]
    [InlineData("ImageJ=1.53t\nimages=6\nchannels=2\nslices=3\nhyperstack=true\n\0", 6, "has 2 channels; use grey images with one")]
    [InlineData("ImageJ=1.53t\nimages=6\nslices=3\nframes=2\n\0", 6, "has 2 points in time; use a file for each")]
    [InlineData("<OME><Pixels SizeC=\"2\" SizeT=\"1\" SizeZ=\"3\"/></OME>\0", 6, "has 2 channels; use grey images with one")]
    public void Stacks_that_are_not_simply_slices_are_refused_by_name(string description, int pages, string refusal)
    {
        var slices = Enumerable.Repeat(Square, pages).ToArray();
        var file = Write("v.tif", TiffBytes.Of(8, 8, slices, texts: [(270, description)], behind: new byte[Square.Length * 2]));

        Assert.All([2, 3], dimensions => Refused(() => GreyFile.Read(file, dimensions), $"v.tif {refusal}"));
    }

    [Fact]
    public void A_stack_of_ImageJ_with_a_page_for_every_slice_is_a_volume()
    {
        var file = Write("v.tif", TiffBytes.Of(8, 8, [Square, Square, Square], texts: [(270, "ImageJ=1.53t\nimages=3\nslices=3\n\0")]));

        Assert.Equal(new PerAxis(3, 8, 8), GreyFile.Read(file, 3).Sides);
    }

    [Fact]
    public void A_file_that_ends_anywhere_before_its_end_is_refused()
    {
        var whole = TiffBytes.Of(8, 8, [Square, Square, Square]);
        for (var length = 1; length < whole.Length; length++)
        {
            var file = Write("v.tif", whole[..length]);
            Refused(() => GreyFile.Read(file, 3), "v.tif cannot be read as an image");
        }
    }

    [Fact]
    public void An_unknown_compression_is_told_once()
    {
        var file = Write("a.tif", TiffBytes.Of(8, 8, [Square], compression: 34712));

        var fault = Assert.Throws<InvalidSweepException>(() => GreyFile.Read(file, 2));

        Assert.Contains("a.tif cannot be read as an image", fault.Message, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(fault.Message, "ompression"));
    }

    [Fact]
    public void An_image_of_too_many_pixels_is_refused_before_it_is_decoded()
    {
        var file = Write("bomb.tif", TiffBytes.Of(30000, 30000, [Square]));

        Refused(() => GreyFile.Read(file, 2), "bomb.tif has 900000000 pixels; use images of at most 134217728");
    }

    [Theory]
    [InlineData("a.png a_labels.png b.jpg b_labels.tif", "b.jpg is no PNG or TIFF file")]
    [InlineData("a.png a_labels.png b_labels.tif", "b_labels.tif has no image")]
    [InlineData("a.png a_labels.png a_labels.tif", "a_labels.tif have one name")]
    [InlineData("a.png a.tif a_labels.png", "a.tif have one name")]
    [InlineData("a.png a_labels.jpg", "a_labels.jpg is no PNG or TIFF file")]
    public void A_file_that_would_be_dropped_is_refused_by_name(string names, string refusal)
    {
        Fill(names);

        Refused(() => ImageSet.Of(folder), refusal);
    }

    [Fact]
    public void Hidden_files_and_texts_are_left_out_and_named()
    {
        Fill("a.png a_labels.png ._a.png ._a_labels.png .DS_Store notes.txt");
        Directory.CreateDirectory(Path.Combine(folder, "older"));

        var set = ImageSet.Of(folder);

        Assert.Equal(["a.png"], set.Pairs.Select(static pair => pair.Image.Name));
        Assert.Equal([".DS_Store", "._a.png", "._a_labels.png", "notes.txt", "older"], set.LeftOut);
    }

    private void Fill(string names)
    {
        foreach (var name in names.Split(' '))
        {
            File.WriteAllText(Path.Combine(folder, name), name);
        }
    }

    private ImageFile Write(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return ImageFile.Of(path);
    }

    private static void Refused(Func<object> reading, string part) =>
        Assert.Contains(part, Assert.Throws<InvalidSweepException>(() => { reading(); }).Message, StringComparison.Ordinal);
}
