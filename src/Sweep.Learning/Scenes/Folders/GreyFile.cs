using NetVips;
using Sweep.Theory;

namespace Sweep.Learning.Scenes.Folders;

/// <summary>Grey values of a PNG or TIFF file; the pages of a TIFF file are the first axis of a volume.</summary>
internal static class GreyFile
{
    public static readonly string[] Extensions = [".png", ".tif", ".tiff"];

    static GreyFile()
    {
        // What is wrong with a file comes as an exception; the library's own lines on standard error would only repeat it.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, static (_, _, _) => { });
        // Every file is read once, by a process that has one core: nothing to keep, nobody to share the work with.
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
    }

    /// <exception cref="InvalidSweepException">The file is truncated, no image, in colour, or has another number of dimensions.</exception>
    public static (PerAxis Sides, double[] Pixels) Read(string path, int dimensions)
    {
        try
        {
            using var image = Open(path);
            if (image.Bands != 1)
            {
                throw new InvalidSweepException($"{path} has {image.Bands} channels; use grey images with one");
            }

            var pages = image.Height / image.PageHeight;
            if (pages > 1 != (dimensions == 3))
            {
                throw new InvalidSweepException(dimensions == 3
                    ? $"{path} has one page; dimensions 3 needs a TIFF file with a page for every slice"
                    : $"{path} has {pages} pages, a volume; use it with dimensions 3");
            }

            using var numbers = image.Cast(Enums.BandFormat.Double);
            var pixels = numbers.WriteToMemory<double>();
            return (dimensions == 3 ? new PerAxis(pages, image.PageHeight, image.Width) : new PerAxis(image.Height, image.Width), pixels);
        }
        catch (VipsException fault)
        {
            throw new InvalidSweepException(
                $"{path} cannot be read as an image ({fault.Message.ReplaceLineEndings(" ").Trim()}); use whole PNG or TIFF files of 8 or 16 bits", fault);
        }
    }

    private static Image Open(string path) => string.Equals(Path.GetExtension(path), ".png", StringComparison.OrdinalIgnoreCase)
        ? Image.Pngload(path, failOn: Enums.FailOn.Warning)
        : Image.Tiffload(path, n: -1, failOn: Enums.FailOn.Warning);
}
