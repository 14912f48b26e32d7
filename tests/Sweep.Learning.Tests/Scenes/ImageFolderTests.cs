using NetVips;
using Sweep.Learning.Scenes;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Tests.Scenes;

/// <summary>Folders of people's own images: what is read exactly, and what is refused by name.</summary>
[Fast]
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

        var (sides, pixels) = Grey(path, 2);
        Assert.Equal(new PerAxis(5, 7), sides);
        Assert.Equal(Enumerable.Range(0, 35).Select(pixel => (double)(pixel * largest / 34)), pixels);
    }

    [Fact]
    public void The_pages_of_a_tiff_file_are_the_slices_of_a_volume()
    {
        var path = Write("v.tif", 4, 6, static pixel => pixel, deep: true, pages: 3);

        var (sides, pixels) = Grey(path, 3);

        Assert.Equal(new PerAxis(3, 2, 4), sides);
        Assert.Equal(Enumerable.Range(0, 24).Select(static pixel => (double)pixel), pixels);
        Refused(() => Grey(path, 2), "v.tif has 3 pages, a volume; use it with dimensions 3");
        Refused(() => Grey(Write("flat.tif", 4, 6, static pixel => pixel), 3), "flat.tif has one page; dimensions 3 needs a TIFF file with a page for every slice");
    }

    [Theory]
    [InlineData("half.png")]
    [InlineData("half.tif")]
    public void A_truncated_file_is_refused_by_name(string name)
    {
        var path = Write(name, 64, 64, static pixel => pixel * 7919 % 251);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..(int)(new FileInfo(path).Length * 6 / 10)]);

        Refused(() => Grey(path, 2), $"{name} cannot be read as an image");
    }

    [Theory]
    [InlineData("text.png")]
    [InlineData("text.tif")]
    public void A_file_that_is_no_image_is_refused_by_name(string name)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, "no image at all");

        Refused(() => Grey(path, 2), $"{name} cannot be read as an image");
    }

    [Fact]
    public void A_colour_image_is_refused_by_name()
    {
        var path = Path.Combine(folder, "colour.png");
        using var image = Image.NewFromMemory(new byte[4 * 4 * 3], 4, 4, 3, Enums.BandFormat.Uchar);
        image.Pngsave(path);

        Refused(() => Grey(path, 2), "colour.png has 3 channels; use grey images with one");
    }

    [Fact]
    public void Labels_of_another_size_are_refused_by_name()
    {
        var (image, labels) = (Write("a.png", 8, 8, static pixel => pixel), Write("a_labels.png", 8, 9, static pixel => pixel));

        Refused(() => Labelled(image, labels, 2), "a.png has 8x8 pixels but its labels", "a_labels.png have 9x8; both need the same size");
    }

    [Fact]
    public void An_image_without_labels_and_a_folder_without_images_are_refused_by_name()
    {
        Refused(() => ImageFolder.Look(folder, 2, null), "holds no image; put NAME.png or NAME.tif there with NAME_labels.png or .tif beside each");
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
        Assert.Equal(["n00.png", "n08.png"], [Path.GetFileName(read.ForTraining(0).Name), Path.GetFileName(read.ForTraining(8).Name)]);
        Assert.Equal(["n09.png", "n10.png", "n09.png"], Enumerable.Range(0, 3).Select(seed => Path.GetFileName(read.ForEvaluation(seed).Name)));
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
        Refused(() => scene.Image(margin.Select(static pixels => -pixels), new PerAxis(41, 40)), "a.png has 40x40 pixels but 41x40 are needed; use a smaller whole_image, tile_crop, halo or depth, or images of at least 41x40 pixels");
    }

    [Fact]
    public void Labels_of_32_bits_keep_their_numbers_and_broken_ones_are_refused()
    {
        var image = Write("a.png", 2, 2, static pixel => pixel);
        string Float(string name, params float[] values)
        {
            using var numbers = Image.NewFromMemory(values, 2, 2, 1, Enums.BandFormat.Float);
            numbers.Tiffsave(Path.Combine(folder, name));
            return Path.Combine(folder, name);
        }

        using (var labels = Image.NewFromMemory(new uint[] { 0, 1, 70000, 16777217 }, 2, 2, 1, Enums.BandFormat.Uint))
        {
            labels.Tiffsave(Path.Combine(folder, "a_labels.tif"));
        }

        Assert.Equal([0, 1, 70000, 16777217], Labelled(image, Path.Combine(folder, "a_labels.tif"), 2).Labels);
        Refused(() => Labelled(image, Float("b_labels.tif", 0, 1, 1.5f, 2), 2), "b_labels.tif has the value 1.5, which is not a label");
        Refused(() => Labelled(image, Float("c_labels.tif", 0, -1, 1, 2), 2), "c_labels.tif has the value -1, which is not a label");
        Refused(() => Labelled(Float("d.tif", 0, float.NaN, 1, 2), Path.Combine(folder, "a_labels.tif"), 2), "d.tif has infinite or undefined brightness");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Training_looks_everywhere_in_an_image_and_nowhere_else(double elastic)
    {
        var point = new GridPoint { Scene = SceneKind.Images, Images = folder, Depth = 1, Width = 4, Steps = 1, TrainWindow = PerAxis.Uniform(2, 8), Elastic = elastic };
        var window = Trial.Of(point).Trial!.Training!;
        // A jitter of 2 pixels moves by up to 4 * 2 * (5/4)^2 = 12.5 pixels: 13 and the two beside them on each side.
        var least = window.Input[0] + (elastic > 0 ? 30 : 0);
        var side = least + 3;
        Write("a.tif", side, side, pixel => (pixel / side * 251) + (pixel % side), deep: true);
        Write("a_labels.tif", side, side, static _ => 1);
        var outside = window.Margin.Select(static margin => -margin);

        var corners = Enumerable.Range(0, 400).Select(number => Scene.ForTraining(point, window, number).Image(outside, window.Input)[0]).Distinct();

        // Four by four places fit; a deformation makes each draw different.
        Assert.Equal(elastic > 0 ? 400 : 16, corners.Count());
        Write("b.tif", side, least - 1, static pixel => pixel);
        Write("b_labels.tif", side, least - 1, static _ => 1);
        Refused(
            () => Scene.ForTraining(point with { Images = Alone("b") }, window, 0),
            $"b.tif has {least - 1}x{side} pixels but {least}x{least} are needed; use a smaller train_window or depth, or images of at least {least}x{least} pixels");
    }

    [Fact]
    public void The_digest_of_a_folder_follows_what_is_in_its_files_and_not_where_it_lies()
    {
        Write("a.tif", 8, 8, static pixel => pixel);
        Write("a_labels.tif", 8, 8, static _ => 1);
        var (copy, changed) = (Directory.CreateDirectory(Path.Combine(folder, "copy")).FullName, Directory.CreateDirectory(Path.Combine(folder, "changed")).FullName);
        foreach (var file in Directory.GetFiles(folder))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            File.Copy(file, Path.Combine(changed, Path.GetFileName(file)));
        }

        File.Copy(Write("other.tif", 8, 8, static _ => 2), Path.Combine(changed, "a_labels.tif"), overwrite: true);

        Assert.Equal(ImageFolder.Of(Alone("a"), 2).Digest, ImageFolder.Of(copy, 2).Digest);
        Assert.NotEqual(ImageFolder.Of(copy, 2).Digest, ImageFolder.Of(changed, 2).Digest);
    }

    [Fact]
    public void Files_that_were_mended_are_read_anew_by_a_process_that_knew_them_before()
    {
        var image = Write("a.tif", 8, 8, static pixel => pixel);
        var labels = Write("a_labels.tif", 8, 8, static _ => 1);
        var first = ImageFolder.Of(folder, 2);
        Assert.Equal([1], first.ForEvaluation(0).Labels.Distinct());
        Assert.Same(first, ImageFolder.Of(folder, 2));
        var before = File.GetLastWriteTimeUtc(labels);

        Write("a_labels.tif", 8, 8, static _ => 2);
        // Neither the size nor the time tells that it is another file.
        File.SetLastWriteTimeUtc(labels, before);

        var second = ImageFolder.Look(folder, 2, null);
        Assert.Equal([2], second.ForEvaluation(0).Labels.Distinct());
        Assert.NotEqual(first.Digest, second.Digest);
        Assert.Same(second, ImageFolder.Of(folder, 2));
        Write("b.tif", 8, 8, static pixel => pixel);
        Write("b_labels.tif", 8, 8, static _ => 3);
        Assert.Equal([3], ImageFolder.Look(folder, 2, null).ForEvaluation(0).Labels.Distinct());
        File.Delete(image);
        Refused(() => ImageFolder.Look(folder, 2, null), "a_labels.tif has no image");
    }

    [Fact]
    public void A_file_that_changes_between_the_look_and_the_reading_is_refused_by_name()
    {
        Write("a.tif", 8, 8, static pixel => pixel);
        Write("a_labels.tif", 8, 8, static _ => 1);
        var known = ImageFolder.Of(folder, 2);

        Write("a_labels.tif", 8, 8, static _ => 2);

        Refused(() => known.ForEvaluation(0), "a_labels.tif was changed while it was in use");
    }

    [Fact]
    public void A_training_sees_the_files_that_were_submitted_and_no_others()
    {
        Write("a.tif", 8, 8, static pixel => pixel);
        var labels = Write("a_labels.tif", 8, 8, static _ => 1);
        var point = new GridPoint { Scene = SceneKind.Images, Images = folder };
        var submitted = TrainingImages.Hold(point, null);
        Assert.Equal(ImageSet.Of(folder).Digest, TrainingImages.Hold(point, submitted));
        Assert.Equal("", TrainingImages.Hold(new GridPoint(), null));

        Write("a_labels.tif", 8, 8, static _ => 2);
        File.SetLastWriteTimeUtc(labels, DateTime.UnixEpoch);

        Refused(() => TrainingImages.Hold(point, submitted), $"the images in {folder} are not those that the sweep was submitted with; put the old files back", "another name");
        var now = TrainingImages.Hold(point, null);
        Assert.NotEqual(submitted, now);
        Assert.Equal([2], ImageFolder.Of(folder, 2).ForEvaluation(0).Labels.Distinct());

        // A training in the middle of which files are mended goes on with what it began with, or ends; it never mixes.
        Write("a_labels.tif", 8, 8, static _ => 3);
        Assert.Equal([2], ImageFolder.Of(folder, 2).ForEvaluation(0).Labels.Distinct());
    }

    [Fact]
    public void A_few_bright_pixels_are_scaled_by_the_minimum_and_the_maximum()
    {
        var sparse = Write("a.tif", 100, 100, static pixel => pixel % 1000 == 0 ? 60000 : 100, deep: true);
        var noisy = Write("c.tif", 100, 100, static pixel => pixel % 1000 == 0 ? 60000 : 100 + (pixel % 5), deep: true);
        var even = Write("b.tif", 100, 100, static _ => 100, deep: true);
        var labels = Write("a_labels.tif", 100, 100, static _ => 1);

        Assert.Equal([0, 1], Labelled(sparse, labels, 2).Pixels.Distinct().Order());
        Assert.Equal((0, 1), (Labelled(noisy, labels, 2).Pixels.Min(), Labelled(noisy, labels, 2).Pixels.Max()));
        Assert.Equal([0], Labelled(even, labels, 2).Pixels.Distinct());
    }

    /// <summary>A folder that holds one of the images.</summary>
    private string Alone(string name)
    {
        var alone = Directory.CreateDirectory(Path.Combine(folder, $"only-{name}")).FullName;
        File.Move(Path.Combine(folder, $"{name}.tif"), Path.Combine(alone, $"{name}.tif"));
        File.Move(Path.Combine(folder, $"{name}_labels.tif"), Path.Combine(alone, $"{name}_labels.tif"));
        return alone;
    }

    private static (PerAxis Sides, double[] Pixels) Grey(string path, int dimensions) => GreyFile.Read(ImageFile.Of(path), dimensions);

    private static LabelledImage Labelled(string image, string labels, int dimensions) => LabelledImage.Read(ImageFile.Of(image), ImageFile.Of(labels), dimensions);

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
        paged.WriteToFile(path);
        return path;
    }
}
