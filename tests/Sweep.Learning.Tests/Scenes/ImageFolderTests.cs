using NetVips;
using Sweep.Learning.Scenes;
using Sweep.Learning.Scenes.Folders;
using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Tests.Scenes;

/// <summary>Folders of people's own images: what is read exactly, and what is refused by name.</summary>
public sealed class ImageFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sweep-images-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("a.png", 255)]
    [InlineData("a.png", 65535)]
    [InlineData("a.tif", 255)]
    [InlineData("a.tiff", 65535)]
    public void Grey_values_of_8_and_16_bits_are_read_exactly(string name, int largest)
    {
        var path = Write(name, 7, 5, pixel => pixel * largest / 34, largest > 255);

        var (sides, pixels) = GreyFile.Read(path, 2);

        Assert.Equal(new PerAxis(5, 7), sides);
        Assert.Equal(Enumerable.Range(0, 35).Select(pixel => (double)(pixel * largest / 34)), pixels);
    }

    [Fact]
    public void The_pages_of_a_tiff_file_are_the_slices_of_a_volume()
    {
        var path = Write("v.tif", 4, 6, static pixel => pixel, deep: true, pages: 3);

        var (sides, pixels) = GreyFile.Read(path, 3);

        Assert.Equal(new PerAxis(3, 2, 4), sides);
        Assert.Equal(Enumerable.Range(0, 24).Select(static pixel => (double)pixel), pixels);
        Refused(() => GreyFile.Read(path, 2), "v.tif has 3 pages, a volume; use it with dimensions 3");
        Refused(() => GreyFile.Read(Write("flat.tif", 4, 6, static pixel => pixel), 3), "flat.tif has one page; dimensions 3 needs a TIFF file with a page for every slice");
    }

    [Theory]
    [InlineData("half.png")]
    [InlineData("half.tif")]
    public void A_truncated_file_is_refused_by_name(string name)
    {
        var path = Write(name, 64, 64, static pixel => pixel * 7919 % 251);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..(int)(new FileInfo(path).Length * 6 / 10)]);

        Refused(() => GreyFile.Read(path, 2), $"{name} cannot be read as an image");
    }

    [Theory]
    [InlineData("text.png")]
    [InlineData("text.tif")]
    public void A_file_that_is_no_image_is_refused_by_name(string name)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, "no image at all");

        Refused(() => GreyFile.Read(path, 2), $"{name} cannot be read as an image");
    }

    [Fact]
    public void A_colour_image_is_refused_by_name()
    {
        var path = Path.Combine(folder, "colour.png");
        using var image = Image.NewFromMemory(new byte[4 * 4 * 3], 4, 4, 3, Enums.BandFormat.Uchar);
        image.Pngsave(path);

        Refused(() => GreyFile.Read(path, 2), "colour.png has 3 channels; use grey images with one");
    }

    [Fact]
    public void Labels_of_another_size_are_refused_by_name()
    {
        var (image, labels) = (Write("a.png", 8, 8, static pixel => pixel), Write("a_labels.png", 8, 9, static pixel => pixel));

        Refused(() => LabelledImage.Read(image, labels, 2), "a.png has 8 pixels but its labels", "a_labels.png have 9x8; both need the same size");
    }

    [Fact]
    public void An_image_without_labels_and_a_folder_without_images_are_refused_by_name()
    {
        Refused(() => ImageFolder.Of(folder, 2), "holds no image; put NAME.png or NAME.tif there with NAME_labels.png or .tif beside each");
        Refused(() => ImageFolder.Of(Path.Combine(folder, "none"), 2), "there is no folder", "none; name one that holds");
        Write("lonely.png", 8, 8, static pixel => pixel);
        Refused(() => ImageFolder.Of(folder, 2), "lonely.png has no labels; put lonely_labels.png or .tif beside it");
    }

    [Fact]
    public void The_last_fifth_is_for_evaluation_and_the_others_are_for_training()
    {
        for (var number = 0; number < 11; number++)
        {
            Write($"n{number:00}.png", 8, 8, pixel => pixel);
            Write($"n{number:00}_labels.tif", 8, 8, static pixel => pixel % 3);
        }

        var read = ImageFolder.Of(folder, 2);

        Assert.Equal((9, 2), (read.Training, read.Evaluation));
        Assert.Equal(["n00.png", "n08.png"], [read.ForTraining(0).Name, read.ForTraining(8).Name]);
        Assert.Equal(["n09.png", "n10.png", "n09.png"], [read.ForEvaluation(0).Name, read.ForEvaluation(1).Name, read.ForEvaluation(2).Name]);
    }

    [Fact]
    public void An_image_is_cut_where_the_network_looks_and_one_that_is_too_small_is_refused_by_name()
    {
        Write("a.png", 40, 40, static pixel => pixel / 40);
        Write("a_labels.png", 40, 40, static pixel => pixel / 40 > 20 ? 1 : 0);
        var point = new GridPoint { Scene = SceneKind.Images, Images = folder, Depth = 1, Width = 4, Steps = 1, TrainWindow = PerAxis.Uniform(2, 8) };
        var margin = Trial.Of(point).Trial!.Evaluation.Margin;
        var scene = Scene.Of(point);

        Assert.Equal(40, scene.Image(margin.Select(static pixels => -pixels), new PerAxis(40, 1)).Distinct().Count());
        Assert.Equal([0, 1], scene.Labels(new PerAxis(20 - margin[0], 0), new PerAxis(2, 1)));
        Refused(() => scene.Image(margin.Select(static pixels => -pixels), new PerAxis(41, 40)), "a.png has 40 pixels, too few for the pixels 0 to 41x40");
    }

    private static void Refused(Func<object> reading, params string[] parts)
    {
        var fault = Assert.Throws<InvalidSweepException>(() => { reading(); });
        Assert.All(parts, part => Assert.Contains(part, fault.Message, StringComparison.Ordinal));
    }

    private string Write(string name, int width, int height, Func<int, int> value, bool deep = false, int pages = 1)
    {
        var path = Path.Combine(folder, name);
        var pixels = Enumerable.Range(0, width * height).Select(pixel => (ushort)value(pixel)).ToArray();
        using var numbers = Image.NewFromMemory(pixels, width, height, 1, Enums.BandFormat.Ushort);
        using var image = deep ? numbers.Copy(interpretation: Enums.Interpretation.Grey16) : numbers.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Bw);
        using var paged = image.Mutate(mutable => mutable.Set(GValue.GIntType, "page-height", height / pages));
        if (name.EndsWith(".png", StringComparison.Ordinal))
        {
            paged.Pngsave(path);
        }
        else
        {
            paged.Tiffsave(path);
        }

        return path;
    }
}
